import { ConfigurationBotFrameworkAuthentication, type TurnContext } from 'botbuilder';
import { AuthenticationConfiguration } from 'botframework-connector';
import type { Log } from '../../services/log.ts';
import { shareKeysWithSdk } from '../http/sdk-keys.ts';
import type { SigningKeys } from '../http/signing-keys.ts';
import { teamsClaims } from '../http/teams-callers.ts';
import { SendPolicy } from './send-policy.ts';
import { TeamsAdapter } from './teams-adapter.ts';
import { TurnFloor } from './turn-floor.ts';

/** How the bot proves itself to the Bot Framework, in Microsoft's own names, and the keys that its tokens are verified with. */
export interface BotIdentity {
  readonly MicrosoftAppId: string;
  readonly MicrosoftAppType: string;
  readonly MicrosoftAppTenantId: string;
  readonly MicrosoftAppPassword?: string;
  readonly keys: SigningKeys;
}

/** An empty identity switches authentication off altogether, so only the sandbox may ask for one. */
export function createAdapter(identity: BotIdentity | 'sandbox', log: Log): TeamsAdapter {
  const adapter = new TeamsAdapter(authenticationFor(identity), log);
  adapter.use(new TurnFloor(log), new SendPolicy());
  adapter.onTurnError = (context, error) => endTurn(context, error, log);
  return adapter;
}

function authenticationFor(identity: BotIdentity | 'sandbox'): ConfigurationBotFrameworkAuthentication {
  if (identity === 'sandbox') return new ConfigurationBotFrameworkAuthentication({});
  const { keys, ...settings } = identity;
  shareKeysWithSdk(keys);
  const onlyTeams = new AuthenticationConfiguration(['msteams'], teamsClaims);
  return new ConfigurationBotFrameworkAuthentication(settings, undefined, onlyTeams);
}

/** Below the floor: what gets here failed in no turn, or before there was one. */
async function endTurn(context: TurnContext, error: Error, log: Log): Promise<void> {
  log.error({ err: error, type: context.activity.type }, 'turn ended in an error');
  if (context.activity.type !== 'invoke') return;
  await context.sendActivity({ type: 'invokeResponse', value: { status: 500 } });
}
