import { whichCustomerCard } from '../../cards/customers/which-customer-card.ts';
import type { CustomerVerb } from '../../cards/kit/card-actions.ts';
import type { CustomerQuestion } from '../../cards/wording/command-names.ts';
import type { CustomersService } from '../../services/customers/customers-service.ts';
import { type CustomerMatch, customersOf } from '../../services/customers/search/customer-match.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';

export interface Question {
  readonly command: CustomerQuestion;
  /** What else the command said, such as a day or an agent's name. */
  readonly rest?: string | undefined;
  /** What was pasted tells that an order was refused, and not whose. */
  readonly isRefused?: boolean | undefined;
  /** Nothing was chosen. */
  readonly isMissing?: boolean;
  /** What was typed names no single customer. */
  readonly sought?: { readonly words: string; readonly match: CustomerMatch; readonly verb: CustomerVerb };
}

/** Commands with which nothing is left to do once the customer has accepted. */
const forOpenOnes: ReadonlySet<CustomerQuestion> = new Set(['confirm', 'invite', 'link', 'hand-over']);

/** Asks which customer is meant, and waits for the answer. */
export async function askCustomer(customers: CustomersService, turn: Turn, question: Question): Promise<Reply> {
  const { agent, language, isPersonal } = turn;
  const { command, rest, sought, ...facts } = question;
  const suggested = isPersonal ? await customers.suggest(agent, { isOpenOnly: forOpenOnes.has(command) }) : [];
  const card = whichCustomerCard({
    language,
    command,
    day: command === 'remind' ? rest : undefined,
    suggested,
    sought: sought && { ...sought, customers: customersOf(sought.match), hasMore: sought.match.kind === 'too-many' },
    isRefused: facts.isRefused ?? false,
    isMissing: facts.isMissing ?? false,
    isPersonal,
  });
  return { card, awaiting: { kind: 'customer' } };
}
