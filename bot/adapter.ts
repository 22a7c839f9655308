import { ConfigurationBotFrameworkAuthentication, type TurnContext } from 'botbuilder';
import type { Log } from '../services/log.ts';
import { SendPolicy } from './send-policy.ts';
import { TeamsAdapter } from './teams-adapter.ts';
import { TurnFloor } from './teams/turn-floor.ts';

/** How the bot proves itself to the Bot Framework, in Microsoft's own names. */
export interface BotIdentity {
  readonly MicrosoftAppId: string;
  readonly MicrosoftAppType: string;
  readonly MicrosoftAppTenantId: string;
  readonly MicrosoftAppPassword?: string;
}

/** An empty identity switches authentication off altogether, so only the sandbox may ask for one. */
export function createAdapter(identity: BotIdentity | 'sandbox', log: Log): TeamsAdapter {
  const settings = identity === 'sandbox' ? {} : { ...identity };
  const adapter = new TeamsAdapter(new ConfigurationBotFrameworkAuthentication(settings), log);
  adapter.use(new TurnFloor(log), new SendPolicy());
  adapter.onTurnError = (context, error) => endTurn(context, error, log);
  return adapter;
}

/** Below the floor: what gets here failed in no turn, or before there was one. */
async function endTurn(context: TurnContext, error: Error, log: Log): Promise<void> {
  log.error({ err: error, type: context.activity.type }, 'turn ended in an error');
  if (context.activity.type !== 'invoke') return;
  await context.sendActivity({ type: 'invokeResponse', value: { status: 500 } });
}
