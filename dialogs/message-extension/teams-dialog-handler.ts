import { offerCard } from '../../cards/conversations/offer-card.ts';
import { type ButtonData, type CardAction, parseCardAction } from '../../cards/kit/card-actions.ts';
import { waitingCard } from '../../cards/kit/notice-cards.ts';
import { signInDialogCard } from '../../cards/sign-in/sign-in-dialog-card.ts';
import { wordingFor } from '../../cards/wording/wording.ts';
import { languageOf } from '../../services/conversations/language.ts';
import type { CustomerSummary } from '../../services/customer.ts';
import type { MentionedCustomers } from '../../services/customers/mentioned-customers.ts';
import type { AuthorizationService } from '../../services/identity/authorization-service.ts';
import { SignInNeededError } from '../../services/sign-in/sign-in-needed-error.ts';
import type { SignInRequest, SignInService } from '../../services/sign-in/sign-in-service.ts';
import { isTeamsCard } from '../card-message.ts';
import { FailedCommand } from '../failed-command.ts';
import { failureOf } from '../failure-card.ts';
import { type Reply, reply } from '../reply.ts';
import { soonOrNever } from '../soon-or-never.ts';
import type { Turn } from '../turn.ts';
import { type ExtensionAnswer, dialogAnswer, signInAnswer } from './extension-answer.ts';
import { within } from '../../services/in-time.ts';

/** Teams waits five seconds, and then asks twice more (action-commands, "Respond to the dialog submit action"). */
const answerWithinMs = 2_500;

interface TeamsDialogHandlerOptions {
  /** What the chat answers a press with. */
  readonly press: (turn: Turn, action: CardAction | undefined) => Promise<Reply>;
  /** As the command to confirm does. */
  readonly confirm: (turn: Turn, customer: CustomerSummary) => Promise<Reply>;
  readonly askWhom: (turn: Turn) => Promise<Reply>;
  readonly mentioned: MentionedCustomers;
  readonly authorization: AuthorizationService;
  /** Left out where the service account speaks for everybody. */
  readonly signIns: SignInService | undefined;
  readonly failureReply: (error: unknown, turn: Turn) => Promise<Reply>;
}

/** Forms over chats that others read too: the presses of the private chat, each answered by the dialog's next card. */
export class TeamsDialogHandler {
  readonly #options: TeamsDialogHandlerOptions;

  constructor(options: TeamsDialogHandlerOptions) {
    this.#options = options;
  }

  /** "Confirm acceptance" on a message. Whoever has yet to sign in does so before anything is typed. */
  async openFor(turn: Turn, message: string): Promise<ExtensionAnswer> {
    const ask = { verb: 'customer.ask', command: 'confirm' } as const;
    return this.#inTime(turn, ask, async () => {
      try {
        return shown(turn, await this.#startFor(turn, message));
      } catch (error) {
        const signIn = await this.#askToSignIn(turn, error);
        // Teams opens the page by itself, and asks again afterwards.
        if (signIn) return signInAnswer(signIn.url, wordingFor(turn.language).text('signIn.do'));
        return shown(turn, await this.#options.failureReply(error, turn));
      }
    });
  }

  /** A press in the dialog, or on the button that opens it. */
  async step(turn: Turn): Promise<ExtensionAnswer> {
    const action = parseCardAction(turn.cardData);
    const again = lookAgain(action);
    return this.#inTime(turn, again, async () => {
      try {
        return shown(turn, await this.#options.press(turn, action));
      } catch (error) {
        const signIn = await this.#askToSignIn(turn, error);
        if (signIn) return dialogAnswer(signInDialogCard({ language: turn.language, ...signIn, again }));
        return shown(turn, await this.#options.failureReply(error, turn));
      }
    });
  }

  /** Work that takes longer goes on, and the dialog's button looks what came of it. */
  async #inTime(turn: Turn, again: ButtonData, work: () => Promise<ExtensionAnswer>): Promise<ExtensionAnswer> {
    const working = work();
    const answer = await within(working, answerWithinMs);
    if (answer) return answer;
    turn.afterAnswer(async () => {
      await working;
    });
    return dialogAnswer(waitingCard({ language: turn.language, again }));
  }

  /** A customer that is surely meant has its form opened; what is confirmed is what stands there when it is pressed. */
  async #startFor(turn: Turn, message: string): Promise<Reply> {
    const { askWhom, mentioned, authorization } = this.#options;
    const { agent, language } = turn;
    const customers = (await soonOrNever(mentioned.find(agent, message))) ?? [];
    const [only, ...others] = customers;
    if (only && others.length === 0) return this.#start(turn, only);
    await authorization.require(agent, 'attest');
    if (only) return reply(offerCard({ language, command: 'confirm', customers, isList: true }));
    return askWhom(turn);
  }

  async #start(turn: Turn, customer: CustomerSummary): Promise<Reply> {
    const { customerId, companyName: words } = customer;
    try {
      return await this.#options.confirm(turn, customer);
    } catch (error) {
      const request = { command: 'confirm', words, customer: undefined, rest: undefined } as const;
      throw new FailedCommand(error, { request, customer, again: { verb: 'attestation.start', customerId } });
    }
  }

  /** Undefined where that is not what is missing. */
  async #askToSignIn({ agent, language }: Turn, error: unknown): Promise<SignInRequest | undefined> {
    const { cause } = failureOf(error);
    if (!(cause instanceof SignInNeededError)) return undefined;
    const { agentId } = agent;
    return this.#options.signIns?.begin(cause, {
      agentId,
      language: languageOf(language),
      task: '',
      replaces: undefined,
    });
  }
}

function shown(turn: Turn, { card, afterwards }: Reply): ExtensionAnswer {
  if (isTeamsCard(card)) throw new Error('a dialog cannot show a card of Teams’ own');
  if (afterwards) turn.afterAnswer(async (wasTaken) => (wasTaken ? afterwards(undefined) : undefined));
  return dialogAnswer(card);
}

/** What shows the outcome of a press, and does nothing a second time. */
function lookAgain(action: CardAction | undefined): ButtonData {
  if (!action) return { verb: 'help.show' };
  if ('draftId' in action) return { verb: 'attestation.show', draftId: action.draftId };
  if ('newCustomerId' in action) return { verb: 'customer.show', newCustomerId: action.newCustomerId };
  if ('handoverId' in action) return { verb: 'handover.show', handoverId: action.handoverId };
  const { verb } = action;
  if (verb === 'attestation.start') return { verb, customerId: action.customerId, again: action.again };
  if ('customerId' in action && action.customerId) return { verb: 'status.show', customerId: action.customerId };
  return { verb: 'help.show' };
}
