import { z } from 'zod';
import { UnusableRequest } from '../http/routes.ts';
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
  async bring(client: Client, messageId: string): Promise<BotAnswer> {
    const { chats, teams } = this.#parts;
    const { exchange } = this.#cardIn(client, messageId) ?? {};
    if (!exchange) throw new UnusableRequest('No card in this message asks for a token.');
    const { id, uri, connectionName } = exchange;
    const token = await this.#tokenFor(client, uri);
    const invoke =
      typeof token === 'string'
        ? { name: 'signin/tokenExchange', value: { id, connectionName, token } }
        : { name: 'signin/failure', value: token };
    const answer = await teams.send(client, { type: 'invoke', ...invoke });
    const isTaken = typeof token === 'string' && answer.status === 200;
    chats.showSignIn(chats.personal(client.person), messageId, isTaken ? 'done' : 'shown');
    return answer;
  }

  /** The page of the app has told Teams that it is through, or the person has closed it. */
  async finish(client: Client, state: string): Promise<BotAnswer> {
    return this.#parts.teams.send(client, { type: 'invoke', name: 'signin/verifyState', value: { state } });
  }

  #cardIn({ person }: Client, messageId: string): SignInCard | undefined {
    return this.#parts.chats.personal(person).messages.find(({ id }) => id === messageId)?.signIn;
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
