import { partnerTenantId } from '../people.ts';
import { botAppId, groupIds, partnerAppId, sandboxSecrets } from '../registrations.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const loopback = '127.0.0.1';

/** What may be set otherwise. */
const usual = {
  RENEWAL_CUTOFF: '2023-04-01',
  SANDBOX_PARTNER_CENTER_PORT: '4180',
  SANDBOX_ENTRA_PORT: '4182',
  ORDER_API_TOKENS: 'sandbox-order-token-for-this-machine-only',
  PORT: '3978',
  PARTNER_NAME: 'Adatum',
  PARTNER_WEBSITE_URL: 'https://adatum.example/',
  PARTNER_CONTACT: 'privacy@adatum.example',
  SANDBOX_TEAMS_PORT: '4181',
  ATTESTATION_ROAD: 'classic',
  AGENT_SIGN_IN: 'each',
};

/**
 * The settings with which the bot finds the made-up Microsoft on this machine. They win over the environment, which may be that
 * of a real installation.
 */
export function sandboxBotSettings(environment: Environment): Environment {
  const given = { ...usual, ...environment };
  const entra = `http://${loopback}:${given.SANDBOX_ENTRA_PORT}`;
  const fixed = {
    // As whom, where nobody signs in?
    LETTERS_FROM_AGENTS: given.AGENT_SIGN_IN === 'service-account' ? 'false' : 'true',
    HOST: loopback,
    TRUSTED_PROXY_HOPS: '0',
    ENTRA_URL: entra,
    GRAPH_URL: `${entra}/graph`,
    BOT_FRAMEWORK_METADATA_URL: `${entra}/botframework/v1/.well-known/openidconfiguration`,
    PARTNER_CENTER_URL: `http://${loopback}:${given.SANDBOX_PARTNER_CENTER_PORT}`,
    TEAMS_SERVICE_HOSTS: loopback,
    MicrosoftAppId: botAppId,
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppTenantId: partnerTenantId,
    MicrosoftAppPassword: sandboxSecrets.bot,
    PARTNER_TENANT_ID: partnerTenantId,
    PARTNER_CLIENT_ID: partnerAppId,
    PARTNER_CLIENT_SECRET: sandboxSecrets.partner,
    PARTNER_REFRESH_TOKEN: sandboxSecrets.refreshToken,
    ADMIN_AGENTS_GROUP_ID: groupIds.adminAgents,
    SALES_AGENTS_GROUP_ID: groupIds.salesAgents,
    HELPDESK_AGENTS_GROUP_ID: groupIds.helpdeskAgents,
    PUBLIC_URL: environment['SANDBOX_PUBLIC_URL'] ?? `http://${loopback}:${given.PORT}`,
    TOKEN_KEYS: sandboxSecrets.tokenKey,
    TEAMS_PAGE_ORIGINS: `http://${loopback}:${given.SANDBOX_TEAMS_PORT}`,
  };
  // In a file of a real installation, they would be set twice.
  const files: Environment = Object.fromEntries(Object.keys(fixed).map((name) => [`${name}_FILE`, undefined]));
  return { ...given, ...files, ...fixed };
}
