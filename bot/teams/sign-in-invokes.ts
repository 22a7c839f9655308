import type { TurnContext } from 'botbuilder';
import { z } from 'zod';
import { signInPrompt } from '../../cards/sign-in/sign-in-card.ts';
import { cardMessage } from '../../dialogs/card-message.ts';
import { type Task, readTask } from '../../dialogs/sign-in/task.ts';
import { type Turn, turnOf } from '../../dialogs/turn.ts';
import { languageFor } from '../../services/conversations/language.ts';
import type { AgentId } from '../../services/ids.ts';
import type { Log } from '../../services/log.ts';
import type { Resumed, SignInService } from '../../services/sign-in/sign-in-service.ts';

const longestToken = 20_000;
const exchangeValue = z.object({ id: z.string().max(200), token: z.string().max(longestToken) });
const verifyValue = z.object({ state: z.string().max(200) });
const failureValue = z.object({ code: z.string().regex(/^\w{1,50}$/) });

/** A turn in which an agent goes on with what they were doing before they signed in. */
export interface Resumption {
  readonly turn: Turn;
  readonly task: Task;
  /** The message that asked, where the answer does not take its place. */
  readonly askedIn: string | undefined;
}

/** What Teams sends when somebody signs in (bot-sso-code). Each is answered here, at once. */
export class SignInInvokes {
  readonly #signIns: SignInService;
  readonly #log: Log;

  constructor({ signIns, log }: { readonly signIns: SignInService; readonly log: Log }) {
    this.#signIns = signIns;
    this.#log = log;
  }

  /** Undefined where there is nothing to go on with. */
  async take(context: TurnContext): Promise<Resumption | undefined> {
    const turn = turnOf(context);
    const { agentId } = turn.agent;
    const { name } = context.activity;
    const value: unknown = context.activity.value;
    switch (name) {
      case 'signin/tokenExchange':
        return this.#resumption(context, turn, await this.#exchange(context, agentId, value));
      case 'signin/verifyState':
        return this.#resumption(context, turn, await this.#finish(context, agentId, value));
      case 'signin/failure':
        return this.#giveUp(context, agentId, value);
      default:
        await answer(context, 501);
        return undefined;
    }
  }

  #resumption(context: TurnContext, turn: Turn, resumed: Resumed | undefined): Resumption | undefined {
    if (!resumed) return undefined;
    const { signInId, replaces, messageId = context.activity.replyToId } = resumed;
    turn.afterAnswer((wasTaken) => (wasTaken ? this.#signIns.end(signInId) : Promise.resolve()));
    const task = readTask(resumed.task);
    if (!task) return undefined;
    return {
      turn: {
        ...turn,
        cardData: task.kind === 'press' ? task.data : undefined,
        cardActivityId: replaces ?? messageId,
      },
      task,
      askedIn: replaces === undefined ? undefined : messageId,
    };
  }

  async #exchange(context: TurnContext, agentId: AgentId, value: unknown): Promise<Resumed | undefined> {
    const given = exchangeValue.safeParse(value).data;
    if (!given) {
      await answer(context, 400);
      return undefined;
    }
    const { id } = given;
    const result = await this.#signIns.exchange(agentId, given);
    if (result.kind === 'signed-in') {
      await answer(context, 200, { id, connectionName: '' });
      return result.resumed;
    }
    // Teams then shows the card with its button.
    await answer(context, 412, { id, connectionName: '', failureDetail: 'The agent has to sign in.' });
    return undefined;
  }

  /** An agent who closes the page sends a state of Teams' own, which is no code of ours. */
  async #finish(context: TurnContext, agentId: AgentId, value: unknown): Promise<Resumed | undefined> {
    const { state } = verifyValue.safeParse(value).data ?? {};
    const resumed = state === undefined ? undefined : await this.#signIns.finish(agentId, state);
    await answer(context, 200);
    return resumed;
  }

  /** Teams could not get the token, and shows an error in place of the card: the card comes again, with its button alone. */
  async #giveUp(context: TurnContext, agentId: AgentId, value: unknown): Promise<undefined> {
    const { code } = failureValue.safeParse(value).data ?? {};
    this.#log.warn({ agentId, code }, 'teams could not bring a token');
    await answer(context, 200);
    for (const { messageId, language, request } of await this.#signIns.giveUpExchange(agentId)) {
      const card = signInPrompt({ language: languageFor(undefined, language), ...request });
      await context.updateActivity({ ...cardMessage(card), id: messageId });
    }
  }
}

async function answer(context: TurnContext, status: number, body?: object): Promise<void> {
  await context.sendActivity({ type: 'invokeResponse', value: { status, ...(body && { body }) } });
}
