import { invitationLetter, providerLetter } from '../../../../cards/invitations/letters.ts';
import type { CustomersService } from '../../../../services/customers/customers-service.ts';
import { type Language, languageOf } from '../../../../services/conversations/language.ts';
import type { AuthorizationService } from '../../../../services/identity/authorization-service.ts';
import type { InvitationId } from '../../../../services/ids.ts';
import type { InvitationsService } from '../../../../services/invitations/invitations-service.ts';
import { letterLanguageFor } from '../../../../services/invitations/letter-language.ts';
import { acceptanceLink, recipientFor } from '../../../../services/invitations/letter.ts';
import type { ApiCall, HandlersOf } from '../api-call.ts';
import { ApiRefusal } from '../api-refusal.ts';
import type { invitationOperations } from '../contract/invitations.ts';
import { invitationOf } from './records.ts';

type Operations = typeof invitationOperations;

interface InvitationsOptions {
  readonly invitations: InvitationsService;
  readonly customers: CustomersService;
  readonly authorization: AuthorizationService;
}

/** The e-mail is the person's own to send; what it says is kept nowhere. */
export function invitationHandlers(options: InvitationsOptions): HandlersOf<Operations> {
  const { invitations } = options;
  return {
    getProviderLetter: (call) => letterToProvider(call, options),
    getLetter: async ({ agent, params, query }) => {
      const { customer, last } = await invitations.prepare(agent, params.customerId);
      const letterLanguage = (query.letterLanguage as Language | undefined) ?? letterLanguageFor(customer);
      const letter = invitationLetter(letterLanguage, {
        customer: customer.companyName,
        contact: customer.primaryContact,
        partner: await invitations.getPartnerName(agent),
        agent: agent.name,
        link: acceptanceLink,
      });
      return {
        ...letter,
        to: recipientFor(customer) ?? null,
        link: acceptanceLink,
        letterLanguage,
        last: last ? invitationOf(last, agent) : null,
      };
    },
    noteInvitation: async ({ agent, params, actId }) => {
      const noted = await invitations.noteSent(agent, params.customerId, actId as InvitationId);
      if (!noted) throw new ApiRefusal('key-used');
      return invitationOf(noted, agent);
    },
    takeBackInvitation: async ({ agent, params: { customerId, invitationId } }) => {
      if (!(await invitations.takeBack(agent, customerId, invitationId))) throw new ApiRefusal('take-back-too-late');
      return undefined;
    },
  };
}

async function letterToProvider(
  { agent, language, query: { customerId, letterLanguage: chosen } }: ApiCall<Operations['getProviderLetter']>,
  { invitations, customers, authorization }: InvitationsOptions,
) {
  await authorization.require(agent, 'see-status');
  const { providers } = await authorization.listOfferedRoads(agent);
  // Others than resellers have nobody to write to.
  if (!providers) throw new ApiRefusal('not-found');
  const letterLanguage = (chosen as Language | undefined) ?? languageOf(language);
  const customer = customerId && (await customers.getCustomer(agent, customerId));
  const partner = await invitations.getPartnerName(agent);
  const letter = providerLetter(letterLanguage, { customer, partner, agent: agent.name });
  return { ...letter, providers: [...providers], letterLanguage };
}
