import { applicationClaims } from '../../../sandbox/entra/access-tokens.ts';
import { connectorResource } from '../../../sandbox/entra/resources.ts';
import type { Claims, SandboxKeys } from '../../../sandbox/entra/sandbox-keys.ts';
import { botAppId, findRegistration } from '../../../sandbox/registrations.ts';

/** The bot's token for the Bot Connector, as Entra issues it; what is given differs. */
export function connectorToken(keys: SandboxKeys, claims: Claims = {}): Promise<string> {
  const bot = findRegistration(botAppId);
  if (!bot) throw new Error('the registration is gone');
  return keys.sign('entra', { ...applicationClaims(bot, connectorResource, new Date()), ...claims });
}
