import { parseCardAction } from '../cards/kit/card-actions.ts';
import type { AdaptiveCardJson } from '../cards/kit/card-template.ts';
import { failureRules } from '../services/agreements/failure-reason.ts';
import { EnhancedRoadClosedError } from '../services/agreements/links/attestation-roads.ts';
import type { ColleaguesService } from '../services/conversations/colleagues-service.ts';
import type { CustomerSummary } from '../services/customer.ts';
import type { CustomersService } from '../services/customers/customers-service.ts';
import type { AuthorizationService } from '../services/identity/authorization-service.ts';
import type { Capability } from '../services/identity/capabilities.ts';
import { NotAllowedError } from '../services/identity/not-allowed-error.ts';
import type { Log } from '../services/log.ts';
import { SignInNeededError } from '../services/sign-in/sign-in-needed-error.ts';
import { type KnownOfFailure, cardOfFailure, codeOf, failureOf, logFailure, reasonOf } from './failure-card.ts';
import { type Reply, reply } from './reply.ts';
import type { SignInHandler } from './sign-in/sign-in-handler.ts';
import { type Task, taskText } from './sign-in/task.ts';
import { soonOrNever } from './soon-or-never.ts';
import type { Turn } from './turn.ts';

interface FailuresOptions {
  readonly authorization: AuthorizationService;
  readonly colleagues: ColleaguesService;
  readonly customers: CustomersService;
  readonly signIns: SignInHandler;
  /** Counts what agents are told instead, by its code. */
  readonly onFailure: (code: string) => void;
  readonly log: Log;
}

const namedAtMost = 3;
/** Their roles are looked up for a sentence only. */
const lookedAt = 50;

/** Tells agents of failures: whose customer it is about, who can help, and how to go on. */
export class Failures {
  readonly #options: FailuresOptions;

  constructor(options: FailuresOptions) {
    this.#options = options;
  }

  /** Where a sign-in helps, the agent is asked for it; nobody asked for what Teams refreshes. */
  async replyFor(error: unknown, turn: Turn): Promise<Reply> {
    const { cause } = failureOf(error);
    if (!(cause instanceof SignInNeededError) || turn.isAutomatic) return reply(await this.#cardFor(error, turn));
    return this.#options.signIns.ask(turn, cause, taskText(taskOf(error, turn)));
  }

  async #cardFor(error: unknown, turn: Turn): Promise<AdaptiveCardJson> {
    logFailure(error, turn, this.#options.log);
    this.#options.onFailure(codeOf(error));
    // Whatever failed may fail here too.
    const [customer, offers, colleagues, mayMend] = await Promise.all([
      soonOrNever(this.#customerOf(error, turn)),
      soonOrNever(this.#options.authorization.listOfferedRoads(turn.agent)),
      soonOrNever(this.#whoHelps(error, turn)),
      turn.isPersonal ? soonOrNever(this.#options.authorization.isOffered(turn.agent, administering)) : false,
    ]);
    const known: KnownOfFailure = { customer, offers, colleagues: colleagues ?? [], mayMend };
    return cardOfFailure(error, turn, known);
  }

  async #customerOf(error: unknown, { agent, cardData }: Turn): Promise<CustomerSummary | undefined> {
    const { customer } = failureOf(error);
    const action = parseCardAction(cardData);
    if (customer || !action || !('customerId' in action) || !action.customerId) return customer;
    return this.#options.customers.findListed(agent, action.customerId);
  }

  /** Guests may read along outside of the personal chat, and colleagues' names are not for them. */
  async #whoHelps(error: unknown, { agent, isPersonal }: Turn): Promise<readonly string[]> {
    const capability = isPersonal ? capabilityToHelp(failureOf(error).cause) : undefined;
    if (capability === undefined) return [];
    const found = await this.#options.colleagues.listWhoMay(agent, capability, { most: namedAtMost, lookedAt });
    return found.map(({ name }) => name);
  }
}

/** Who looks after the bot. */
const administering = 'partner-settings';

/** What those may do who can help. Admin agents and Global admins look after roles, and after the bot itself. */
function capabilityToHelp(cause: unknown): Capability | undefined {
  if (cause instanceof EnhancedRoadClosedError) return administering;
  if (!(cause instanceof NotAllowedError)) {
    const reason = reasonOf(cause);
    return reason === undefined || failureRules[reason].isForAdmin ? administering : undefined;
  }
  switch (cause.reason.kind) {
    case 'no-role':
      return administering;
    case 'role':
      return cause.capability;
    case 'may-attest':
    case 'partner-type':
      return undefined;
  }
}

function taskOf(error: unknown, { cardData }: Turn): Task {
  const { request } = failureOf(error);
  if (request) return { kind: 'command', request };
  return { kind: 'press', data: parseCardAction(cardData) ?? { verb: 'help.show' } };
}
