import { offerCard } from '../../cards/conversations/offer-card.ts';
import { type ButtonData, type CardAction, parseCardAction } from '../../cards/kit/card-actions.ts';
import { waitingCard } from '../../cards/kit/notice-cards.ts';
import { wordingFor } from '../../cards/wording/wording.ts';
import { languageOf } from '../../services/conversations/language.ts';
import type { CustomerSummary } from '../../services/customer.ts';
import type { MentionedCustomers } from '../../services/customers/mentioned-customers.ts';
import type { AuthorizationService } from '../../services/identity/authorization-service.ts';
import { SignInNeededError } from '../../services/sign-in/sign-in-needed-error.ts';
import type { SignInService } from '../../services/sign-in/sign-in-service.ts';
import { isSignInCard } from '../card-message.ts';
import { FailedCommand } from '../failed-command.ts';
import { failureOf } from '../failure-card.ts';
import { type Reply, reply } from '../reply.ts';
import { soonOrNever, within } from '../soon-or-never.ts';
import type { Turn } from '../turn.ts';
import { type ExtensionAnswer, dialogAnswer, signInAnswer } from './extension-answer.ts';

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
        const { cause } = failureOf(error);
        const page = cause instanceof SignInNeededError ? await this.#signInPage(turn, cause) : undefined;
        return page ?? this.#failed(turn, error);
      }
    });
  }

  /** A press in the dialog, or on the button that opens it. */
  async step(turn: Turn): Promise<ExtensionAnswer> {
    const action = parseCardAction(turn.cardData);
    return this.#inTime(turn, lookAgain(action), async () => {
      try {
        return shown(turn, await this.#options.press(turn, action));
      } catch (error) {
        return this.#failed(turn, error);
      }
    });
  }

  /** Work that takes longer goes on, and the dialog's button looks what came of it. */
  async #inTime(turn: Turn, again: ButtonData, work: () => Promise<ExtensionAnswer>): Promise<ExtensionAnswer> {
    const working = work();
    const answer = await within(answerWithinMs, working);
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

  /** Undefined where nobody signs in. */
  async #signInPage({ agent, language }: Turn, error: SignInNeededError): Promise<ExtensionAnswer | undefined> {
    const { agentId } = agent;
    const interrupted = { agentId, language: languageOf(language), task: '', replaces: undefined };
    const request = await this.#options.signIns?.begin(error, interrupted);
    return request && signInAnswer(request.url, wordingFor(language).text('signIn.do'));
  }

  /** A dialog has no room for Teams' card of a sign-in: that is asked for in the private chat. */
  async #failed(turn: Turn, error: unknown): Promise<ExtensionAnswer> {
    const isSignIn = failureOf(error).cause instanceof SignInNeededError;
    return shown(turn, await this.#options.failureReply(error, isSignIn ? { ...turn, isPersonal: false } : turn));
  }
}

function shown(turn: Turn, { card, afterwards }: Reply): ExtensionAnswer {
  if (isSignInCard(card)) throw new Error('a dialog cannot show the card of a sign-in');
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
