import { z } from 'zod';
import { botAppId } from '../registrations.ts';
import type { BotAnswer } from './bot-connection.ts';
import type { SignInCard } from './chat-message.ts';
import type { Chats } from './chats.ts';
import type { Client, TeamsService } from './teams-service.ts';

interface SignInsParts {
  readonly chats: Chats;
  readonly teams: TeamsService;
  /** Undefined: Teams gets no tokens. */
  readonly entraUrl: string | undefined;
}

/** The card that asks, as one of the person's devices has seen it: another device may have brought the token since. */
interface SeenCard {
  readonly activityId: string;
  readonly exchange: NonNullable<SignInCard['exchange']>;
}

interface Failure {
  readonly code: 'resourcematchfailed' | 'authrequestfailed';
  readonly message: string;
}

const tokenAnswer = z.object({ access_token: z.string() });

/** What Teams does for a card that asks for a sign-in: by itself, and after the person has been at the app's page (bot-sso-overview). */
export class SignIns {
  readonly #parts: SignInsParts;

  constructor(parts: SignInsParts) {
    this.#parts = parts;
  }

  /** One of the person's devices brings the bot their token. Where the bot does not take it, the card shows its button. */
  async bring(client: Client, { activityId, exchange }: SeenCard): Promise<BotAnswer> {
    const { chats, teams } = this.#parts;
    const { id, uri, connectionName } = exchange;
    const token = await this.#tokenFor(client, uri);
    const invoke =
      typeof token === 'string'
        ? { name: 'signin/tokenExchange', value: { id, connectionName, token } }
        : { name: 'signin/failure', value: token };
    const answer = await teams.send(client, { type: 'invoke', ...invoke });
    const isTaken = typeof token === 'string' && answer.status === 200;
    chats.showSignIn(chats.personal(client.person), activityId, isTaken ? 'done' : 'shown');
    return answer;
  }

  /** The page of the app has told Teams that it is through, or the person has closed it. */
  async finish(client: Client, state: string): Promise<BotAnswer> {
    return this.#parts.teams.send(client, { type: 'invoke', name: 'signin/verifyState', value: { state } });
  }

  /** For the app's own address in Entra, as its manifest has it, and no other. */
  async #tokenFor({ person }: Client, uri: string): Promise<string | Failure> {
    if (!/^api:\/\/[^/]+\/botid-/.test(uri) || !uri.endsWith(botAppId))
      return { code: 'resourcematchfailed', message: 'The address in the card is not that of the manifest.' };
    try {
      const answer = await fetch(`${this.#parts.entraUrl ?? ''}/sandbox/tokens`, {
        method: 'POST',
        body: JSON.stringify({ kind: 'sso', oid: person, audience: uri }),
      });
      return tokenAnswer.parse(await answer.json()).access_token;
    } catch {
      return { code: 'authrequestfailed', message: 'Entra gave no token.' };
    }
  }
}
