import type { DialogTurnResult } from 'botbuilder-dialogs';
import { WaterfallDialog } from 'botbuilder-dialogs/lib/waterfallDialog.js';
import type { WaterfallStepContext } from 'botbuilder-dialogs/lib/waterfallStepContext.js';
import type { CustomerVerb } from '../../cards/kit/customer-verb.ts';
import { askCustomerCard } from '../../cards/kit/notice-cards.ts';
import type { CustomerSummary } from '../../services/customer.ts';
import type { AgreementCards } from '../agreements/status-handler.ts';
import type { Answers } from '../respond.ts';
import { cardPromptId } from '../routing/card-prompt.ts';
import { customerWordsPromptId } from './customer-words-prompt.ts';
import { customerWords } from './customer-words.ts';
import type { CustomerQuestion } from './parse-customer-command.ts';
import { type Shown, isLate, openCardOf } from '../reply.ts';
import { type Turn, turnOf } from '../turn.ts';

type Step = WaterfallStepContext<CustomerQuestion>;

/** What is asked for about a customer. */
export interface CustomerMatter {
  /** What a button leads to where several customers fit. */
  readonly verb: CustomerVerb;
  readonly show: (turn: Turn, customer: CustomerSummary, rest?: string) => Promise<Shown>;
  /** Asks in place of the usual question where an order was refused. */
  readonly refused?: typeof askCustomerCard;
}

interface CustomerDialogOptions extends CustomerMatter {
  readonly answers: Answers;
  readonly customers: AgreementCards;
}

/** Asks which customer until one is found, and shows the card about it. */
export class CustomerDialog extends WaterfallDialog<CustomerQuestion> {
  readonly #its: CustomerDialogOptions;

  constructor(id: string, options: CustomerDialogOptions) {
    super(id);
    this.#its = options;
    this.addStep((step) => this.whichCustomer(step));
    this.addStep((step) => this.showCard(step));
    this.addStep((step) => step.endDialog());
  }

  private async whichCustomer(step: Step): Promise<DialogTurnResult> {
    if (step.options.words !== undefined && step.options.words !== '') return step.next(step.options.words);
    const ask = (step.options.isRefused && this.#its.refused) || askCustomerCard;
    const question = ask({ language: turnOf(step.context).language });
    return step.beginDialog(customerWordsPromptId, { question, isAsked: step.options.isAskedAgain === true });
  }

  private async showCard(step: Step): Promise<DialogTurnResult> {
    const { answers, customers, verb, show } = this.#its;
    const { words, plain, rest } = step.options;
    const typed = String(step.result);
    const { mentions } = turnOf(step.context);
    const named = typed === words && plain !== undefined ? { words, plain } : customerWords(typed, { mentions });
    const shown = await answers.answer(step.context, (turn) =>
      customers.forCustomer(turn, named, { verb, show: (customer) => show(turn, customer, rest) }),
    );
    if (isLate(shown)) return step.beginDialog(cardPromptId, { kind: 'late', key: shown.lateKey });
    if (shown?.awaiting.kind === 'customer') return step.replaceDialog(this.id, { isAskedAgain: true, rest });
    const open = openCardOf(shown);
    if (open) return step.beginDialog(cardPromptId, open);
    return step.endDialog();
  }
}
