import { randomUUID } from 'node:crypto';
import { ConfigurationBotFrameworkAuthentication, type TurnContext } from 'botbuilder';
import { AuthenticationConfiguration } from 'botframework-connector';
import { failedCard } from '../cards/notice-cards.ts';
import { languageFromLocale } from '../services/conversations/language.ts';
import type { Log } from '../services/log.ts';
import { cardMessage } from './card-message.ts';
import { shareKeysWithSdk } from './http/sdk-keys.ts';
import type { SigningKeys } from './http/signing-keys.ts';
import { teamsClaims } from './http/teams-callers.ts';
import { SendPolicy, hasSendFailed } from './send-policy.ts';
import { TeamsAdapter } from './teams-adapter.ts';

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
  const adapter = new TeamsAdapter(authenticationFor(identity));
  adapter.use(new SendPolicy());
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

/** The floor: what gets here could not be shown to the agent as the turn's own answer, for instance without the database. */
async function endTurn(context: TurnContext, error: Error, log: Log): Promise<void> {
  const { type, locale } = context.activity;
  const reference = randomUUID();
  log.error({ reference, err: error, type }, 'turn ended in an error');
  if (type !== 'message' && type !== 'invoke') return;
  // Teams keeps the card that was pressed, with all that was typed in it.
  if (type === 'invoke') await context.sendActivity({ type: 'invokeResponse', value: { status: 500 } });
  if (hasSendFailed(context)) return;
  const language = languageFromLocale(locale ?? '') ?? 'en';
  const message = cardMessage(failedCard({ language, reason: undefined, reference }));
  await context
    .sendActivity(message)
    .catch((err: unknown) => log.warn({ reference, err }, 'agent could not be told of the error'));
}
