const guid = (digit: number): string => `${String(digit).repeat(8)}-1111-4111-8111-111111111111`;

/** All that `npm run serve` asks for; well formed, and good for nothing. */
export const requiredSettings = {
  MicrosoftAppId: guid(1),
  MicrosoftAppTenantId: guid(2),
  MicrosoftAppPassword: 'app-password',
  PARTNER_TENANT_ID: guid(2),
  PARTNER_CLIENT_ID: guid(3),
  PARTNER_CLIENT_SECRET: 'client-secret',
  PARTNER_REFRESH_TOKEN: 'refresh-token',
  ADMIN_AGENTS_GROUP_ID: guid(4),
  TOKEN_KEYS: Buffer.alloc(32, 'key').toString('base64'),
  PUBLIC_URL: 'https://desk.partner.example',
  PARTNER_NAME: 'Partner',
  PARTNER_WEBSITE_URL: 'https://partner.example',
  PARTNER_CONTACT: 'privacy@partner.example',
};
