import { providerLetter } from '../../cards/invitations/letters.ts';
import { providerLetterCard } from '../../cards/invitations/provider-letter-card.ts';
import { resellerCustomersCard } from '../../cards/invitations/reseller-customers-card.ts';
import type { ActionOf } from '../../cards/kit/card-actions.ts';
import { outdatedCard } from '../../cards/kit/notice-cards.ts';
import type { CustomersService } from '../../services/customers/customers-service.ts';
import { languageOf } from '../../services/conversations/language.ts';
import type { AuthorizationService } from '../../services/identity/authorization-service.ts';
import type { InvitationsService } from '../../services/invitations/invitations-service.ts';
import type { ResellerCustomersService } from '../../services/invitations/reseller-customers-service.ts';
import { type Reply, reply } from '../reply.ts';
import type { Turn } from '../turn.ts';

interface ProviderHandlerOptions {
  readonly resellerCustomers: ResellerCustomersService;
  readonly invitations: InvitationsService;
  readonly customers: CustomersService;
  readonly authorization: AuthorizationService;
}

/** What agents of an indirect reseller can do: see their customers, and write to their provider. */
export class ProviderHandler {
  readonly #options: ProviderHandlerOptions;

  constructor(options: ProviderHandlerOptions) {
    this.#options = options;
  }

  /** About one customer, or about which of all have accepted. Others than resellers have nobody to write to. */
  async ask(
    turn: Turn,
    { customerId, letterLanguage = languageOf(turn.language) }: Omit<ActionOf<'provider.ask'>, 'verb'>,
  ) {
    const { authorization, customers, invitations } = this.#options;
    const { agent, language } = turn;
    await authorization.require(agent, 'see-status');
    const offers = await authorization.listOfferedRoads(agent);
    if (!offers.providers) return reply(outdatedCard({ language }));
    const customer = customerId && (await customers.getCustomer(agent, customerId));
    const partner = await invitations.getPartnerName(agent);
    const letter = providerLetter(letterLanguage, { customer, partner, agent: agent.name });
    return reply(providerLetterCard({ language, customer, offers, letterLanguage, letter }));
  }

  /** `page` counts from 1. */
  async list(turn: Turn, page: number): Promise<Reply> {
    const { agent, language } = turn;
    const [list, offers] = await Promise.all([
      this.#options.resellerCustomers.list(agent, page - 1),
      this.#options.authorization.listOfferedRoads(agent),
    ]);
    return reply(resellerCustomersCard({ language, timeZone: agent.timeZone, list, offers }));
  }
}
