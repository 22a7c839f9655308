import type { ActionOf } from '../../cards/kit/card-actions.ts';
import type { CustomerQuestion } from '../../cards/wording/command-names.ts';
import type { CustomersService } from '../../services/customers/customers-service.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { askCustomer } from './ask-customer.ts';

interface Asking {
  readonly command: CustomerQuestion;
  readonly day?: string | undefined;
}

interface Answer {
  readonly command: CustomerQuestion;
  /** What names the customer: its id, or any words. */
  readonly words: string;
  /** What else the command said. */
  readonly rest: string | undefined;
}

interface QuestionHandlerOptions {
  readonly customers: CustomersService;
  readonly answer: (turn: Turn, answer: Answer) => Promise<Reply>;
}

/** Nobody types more of a name. */
const longestChosen = 200;

/** Asks for a command which customer it is about, and goes on with the one that is chosen. */
export class QuestionHandler {
  readonly #options: QuestionHandlerOptions;

  constructor(options: QuestionHandlerOptions) {
    this.#options = options;
  }

  async ask(turn: Turn, { command, day }: Asking): Promise<Reply> {
    return awaitingAnswer(await askCustomer(this.#options.customers, turn, { command, rest: day }), command);
  }

  /** What comes back is the id of the customer that was chosen, or words where the client lets somebody type any. */
  async answer(turn: Turn, press: ActionOf<'question.answer'>): Promise<Reply> {
    const { customers, answer } = this.#options;
    const { command, day } = press;
    const words = press.chosen.slice(0, longestChosen).trim();
    const answered =
      words === ''
        ? await askCustomer(customers, turn, { command, rest: day, isMissing: true })
        : await answer(turn, { command, words, rest: day });
    return awaitingAnswer(answered, command);
  }
}

/** A press tells the chat for which command it asks. */
function awaitingAnswer(asked: Reply, command: CustomerQuestion): Reply {
  return asked.awaiting.kind === 'customer' ? { ...asked, awaiting: { kind: 'customer-for', command } } : asked;
}
