import type { ClientCredential } from '../../services/partner-center/sign-in/client-credential.ts';
import type { EntraRegistration } from '../../services/partner-center/sign-in/entra-application.ts';
import type { ProductionSettings } from '../settings/config.ts';
import { readToken } from './federated-token.ts';

export const botSettingNames = [
  'MicrosoftAppId',
  'MicrosoftAppTenantId',
  'MicrosoftAppPassword',
  'MicrosoftAppCertificate',
  'MicrosoftAppFederation',
] as const;
type BotSettings = Pick<ProductionSettings, (typeof botSettingNames)[number]>;

/** Undefined for a managed identity, to which Azure gives its tokens. */
export function botRegistration(settings: BotSettings): EntraRegistration | undefined {
  const { MicrosoftAppPassword: secret, MicrosoftAppCertificate: certificate } = settings;
  const credential = credentialFrom({ secret, certificate, federation: settings.MicrosoftAppFederation });
  if (!credential) return undefined;
  return { tenantId: settings.MicrosoftAppTenantId, clientId: settings.MicrosoftAppId, credential };
}

export const partnerSettingNames = [
  'PARTNER_TENANT_ID',
  'PARTNER_CLIENT_ID',
  'PARTNER_CLIENT_SECRET',
  'PARTNER_CLIENT_CERTIFICATE',
  'PARTNER_CLIENT_FEDERATION',
] as const;
export type PartnerSettings = Pick<ProductionSettings, (typeof partnerSettingNames)[number]>;

/** The registration that speaks to Partner Center and Graph. */
export function partnerRegistration(settings: PartnerSettings): EntraRegistration {
  const { PARTNER_CLIENT_SECRET: secret, PARTNER_CLIENT_CERTIFICATE: certificate } = settings;
  const credential = credentialFrom({ secret, certificate, federation: settings.PARTNER_CLIENT_FEDERATION });
  if (!credential) throw new Error('the settings were not checked');
  return { tenantId: settings.PARTNER_TENANT_ID, clientId: settings.PARTNER_CLIENT_ID, credential };
}

interface Given {
  readonly secret: string | undefined;
  readonly certificate: BotSettings['MicrosoftAppCertificate'];
  readonly federation: string | undefined;
}

function credentialFrom({ secret, certificate, federation }: Given): ClientCredential | undefined {
  if (secret !== undefined) return { kind: 'secret', secret };
  if (certificate) return { kind: 'certificate', ...certificate };
  return federation === undefined ? undefined : { kind: 'assertion', read: () => readToken(federation) };
}
