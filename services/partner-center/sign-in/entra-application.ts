import { ConfidentialClientApplication } from '@azure/msal-node';
import { SignInNetwork } from './sign-in-network.ts';

/** An app registration in the partner's tenant. */
export interface EntraRegistration {
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Asks Entra for tokens as the registered app; `timeoutMs` is for one attempt. Throws MSAL's `AuthError`s. */
export function entraApplication(registration: EntraRegistration, timeoutMs: number): ConfidentialClientApplication {
  const { tenantId, clientId, clientSecret } = registration;
  return new ConfidentialClientApplication({
    auth: { clientId, clientSecret, authority: `https://login.microsoftonline.com/${tenantId}` },
    system: { networkClient: new SignInNetwork(timeoutMs) },
  });
}
