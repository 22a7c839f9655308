import { offerCard } from '../../../cards/conversations/offer-card.ts';
import type { OpenForm } from '../../../cards/conversations/open-form.ts';
import { smallTalkCard, unknownCommandCard } from '../../../cards/kit/notice-cards.ts';
import { customerCommands } from '../../../cards/wording/command-names.ts';
import type { CustomerId, DraftId, NewCustomerId } from '../../../services/ids.ts';
import type { CardSample } from './card-sample.ts';
import type { SampleWords } from './card-sample-words.ts';

const customerId = '0c39d6d5-c70d-4c55-bc02-f620844f3fd1' as CustomerId;
const draftId = '3f1f9f4e-5f5b-4e0c-8a3e-2f6a4c1f7d10' as DraftId;
const newCustomerId = '7c1f9f4e-5f5b-4e0c-8a3e-2f6a4c1f7d11' as NewCustomerId;

/** What is answered to words that are no command. */
export function understandingSamples(words: SampleWords): readonly CardSample[] {
  const { companyName, domain } = words;
  const open: OpenForm = { kind: 'draft', draftId, companyName };
  const newCustomer: OpenForm = { kind: 'new-customer', newCustomerId };
  const one = { customerId, companyName, domain };
  const many = Array.from({ length: 8 }, () => ({ ...one, companyName: words.otherCompanyName }));
  return [
    { name: 'unknownCommandCard', card: (language) => unknownCommandCard({ language }) },
    { name: 'unknownCommandCard: over a form', card: (language) => unknownCommandCard({ language, open }) },
    { name: 'smallTalkCard: thanks', card: (language) => smallTalkCard({ language, talk: 'thanks' }) },
    { name: 'smallTalkCard: an end', card: (language) => smallTalkCard({ language, talk: 'ends' }) },
    ...customerCommands.map((command): CardSample => ({
      name: `offerCard: ${command}`,
      card: (language) => offerCard({ language, command, customers: [one], isList: false }),
    })),
    {
      name: 'offerCard: many customers, over a new one',
      card: (language) => offerCard({ language, command: 'status', customers: many, isList: true, open: newCustomer }),
    },
  ];
}
