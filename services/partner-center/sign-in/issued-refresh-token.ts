import type { ConfidentialClientApplication, PublicClientApplication } from '@azure/msal-node';
import { z } from 'zod';

const cache = z.object({ RefreshToken: z.record(z.string(), z.object({ secret: z.string() })) });

/** The refresh token of the application's last answer. MSAL shows it nowhere but in its cache. */
export function issuedRefreshToken(
  application: ConfidentialClientApplication | PublicClientApplication,
): string | undefined {
  const { RefreshToken: tokens } = cache.parse(JSON.parse(application.getTokenCache().serialize()));
  return Object.values(tokens).at(-1)?.secret;
}
