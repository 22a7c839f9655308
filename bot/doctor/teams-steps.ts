import { ConversationsStore } from '../../services/conversations/conversations-store.ts';
import { repeatableExchange } from '../../services/partner-center/http/repeat-reads.ts';
import type { ProductionSettings } from '../settings/config.ts';
import { isServiceUrlOn } from '../http/teams-callers.ts';
import { botRegistration, botSettingNames } from '../secrets/registrations.ts';
import { managedIdentityToken } from '../secrets/federated-token.ts';
import { connectorResource } from '../teams/connector-credentials.ts';
import { timeoutMs } from './instruments.ts';
import { readDatabase } from './read-database.ts';
import { appOnlyToken, registrationStep } from './registration-step.ts';
import { type Finding, fault, fine, step, warning } from './step.ts';

const ofBot = [...botSettingNames, 'ENTRA_URL'] as const;
type TokenSettings = Pick<ProductionSettings, (typeof ofBot)[number]>;

export const botIdentity = registrationStep({
  name: 'bot registration',
  needs: ofBot,
  id: 'MicrosoftAppId',
  getToken: connectorToken,
  gets: 'Entra gives the bot a token for Teams',
});

export const teamsChannel = step({
  name: 'Teams channel',
  needs: [...ofBot, 'DATA_DIR', 'DATABASE_URL', 'TEAMS_SERVICE_HOSTS'],
  after: ['database', 'bot registration'],
  async look(settings, { log }) {
    const chat = await readDatabase(settings, log, (database) => new ConversationsStore(database).findHeardLast());
    if (!chat)
      return warning(
        'nobody has talked to the bot yet, so Teams cannot be asked',
        'say hello to it in Teams, and run this again',
      );
    if (!isServiceUrlOn(settings.TEAMS_SERVICE_HOSTS)(chat.serviceUrl))
      return fault(`the last chat is on ${new URL(chat.serviceUrl).hostname}`, 'add this host to TEAMS_SERVICE_HOSTS');
    const root = chat.serviceUrl.replace(/\/$/, '');
    const outcome = await repeatableExchange(
      `${root}/v3/conversations/${encodeURIComponent(chat.conversationId)}/members`,
      {
        method: 'GET',
        headers: { Authorization: `Bearer ${await connectorToken(settings)}`, Accept: 'application/json' },
        body: undefined,
        timeoutMs,
      },
    );
    if (outcome.kind !== 'answer')
      return fault(
        `Teams cannot be reached (${outcome.kind})`,
        `let this machine reach ${new URL(root).host} over HTTPS`,
      );
    return channelFinding(outcome.status);
  },
});

/** A refusal of this chat still shows that Teams knows the bot. */
function channelFinding(status: number): Finding {
  if (status === 200) return fine('Teams answers the bot');
  if (status === 403 || status === 404) return fine('Teams knows the bot; the last chat with it is gone');
  if (status === 401)
    return fault(
      'Teams refuses the bot (401)',
      'add the channel Microsoft Teams to the Azure Bot, with MicrosoftAppId as its app id',
    );
  return warning(`Teams had no answer for now (${status})`, 'try again in some minutes');
}

function connectorToken(settings: TokenSettings): Promise<string> {
  const registration = botRegistration(settings);
  if (!registration) return managedIdentityToken(settings.MicrosoftAppId, connectorResource);
  return appOnlyToken(registration, connectorResource, settings);
}
