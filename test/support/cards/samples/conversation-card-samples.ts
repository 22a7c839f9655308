import type { OpenForm } from '../../../../cards/kit/open-form.ts';
import { helpCard, helpTopicCard, helpTopicsCard, sharedHelpCard } from '../../../../cards/conversations/help-card.ts';
import { languageCard, languageChosenCard } from '../../../../cards/conversations/language-card.ts';
import { signInBelowText, signInPrompt } from '../../../../cards/sign-in/sign-in-card.ts';
import { signInDialogCard } from '../../../../cards/sign-in/sign-in-dialog-card.ts';
import { signInElsewhereCard, signedOutCard } from '../../../../cards/sign-in/signed-out-card.ts';
import { unreachableAgentsCard } from '../../../../cards/conversations/unreachable-agents-card.ts';
import { serviceAccountCard } from '../../../../cards/conversations/service-account-card.ts';
import { sharedCustomerCard } from '../../../../cards/message-extension/shared-customer-card.ts';
import { sharedRefusedCard } from '../../../../cards/message-extension/shared-refused-card.ts';
import { sharedPageCard } from '../../../../cards/message-extension/shared-page-card.ts';
import { sharedStatusCard } from '../../../../cards/message-extension/shared-status-card.ts';
import type { CalendarDay } from '../../../../services/calendar-day.ts';
import { customerStatuses } from '../../../../services/customers/customer-status.ts';
import { offerCard } from '../../../../cards/conversations/offer-card.ts';
import { openedBelowText, smallTalkCard, unknownCommandCard, waitingCard } from '../../../../cards/kit/notice-cards.ts';
import { reminderSummary } from '../../../../cards/reminders/reminder-message.ts';
import { customerCommands, helpTopics } from '../../../../cards/wording/command-names.ts';
import { anyRights, firstItems, itemsOf } from '../../../../dialogs/conversations/menu.ts';
import type { Language } from '../../../../services/conversations/language.ts';
import type { CustomerId, DraftId, NewCustomerId } from '../../../../services/ids.ts';
import {
  type AgentRights,
  type Capability,
  type Role,
  capabilities,
  capabilityTable,
} from '../../../../services/identity/capabilities.ts';
import type { CardSample } from '../card-sample.ts';
import type { SampleWords } from '../card-sample-words.ts';
import { sampleReminder } from '../sample-reminder.ts';

const customerId = '0c39d6d5-c70d-4c55-bc02-f620844f3fd1' as CustomerId;
const draftId = '3f1f9f4e-5f5b-4e0c-8a3e-2f6a4c1f7d10' as DraftId;
const newCustomerId = '7c1f9f4e-5f5b-4e0c-8a3e-2f6a4c1f7d11' as NewCustomerId;
const privateChatUrl = 'https://teams.microsoft.com/l/chat/0/0?users=28:agreement-desk';

function rightsOf(role: Role, isReseller = false): AgentRights {
  const holds = (capability: Capability) => capabilityTable[capability].includes(role);
  const notForReseller: readonly Capability[] = ['attest', 'hand-over', 'use-reminders'];
  const may = (capability: Capability) => holds(capability) && !(isReseller && notForReseller.includes(capability));
  const all = Object.fromEntries(capabilities.map((capability) => [capability, may(capability)]));
  return { roles: [role], may: all as AgentRights['may'], isReseller };
}

/** What agents of each kind may do. */
const sampleRights: Readonly<Record<string, AgentRights>> = {
  'Admin agent': rightsOf('admin-agent'),
  'Sales agent': rightsOf('sales-agent'),
  'Helpdesk agent': rightsOf('helpdesk-agent'),
  'Global admin': rightsOf('global-admin'),
  'Admin agent of a reseller': rightsOf('admin-agent', true),
  'Helpdesk agent of a reseller': rightsOf('helpdesk-agent', true),
};

export function conversationSamples(words: SampleWords): readonly CardSample[] {
  return [
    ...helpSamples(words),
    ...understandingSamples(words),
    ...reachabilitySamples(words),
    ...chatsOfOthersSamples(words),
  ];
}

function helpSamples({ companyName, domain }: SampleWords): readonly CardSample[] {
  const example = { customerId, companyName, domain };
  const first = (rights: AgentRights) => ({ items: firstItems({ rights, signsIn: true }), example });
  const agents = Object.entries(sampleRights);
  return [
    { name: 'helpCard: welcome', card: (language) => helpCard({ language, isWelcome: true, ...first(anyRights) }) },
    ...(['byLink', 'byEither'] as const).map((byLink) => ({
      name: `helpCard: ${byLink}`,
      card: (language: Language) =>
        helpCard({ language, items: firstItems({ rights: anyRights, signsIn: true }), byLink }),
    })),
    {
      name: 'helpCard: no example',
      card: (language) => helpCard({ language, items: firstItems({ rights: anyRights, signsIn: true }) }),
    },
    ...agents.map(([who, rights]) => ({
      name: `helpCard: ${who}`,
      card: (language: Language) => helpCard({ language, isWelcome: true, ...first(rights) }),
    })),
    ...agents.flatMap(([who, rights]) =>
      helpTopics.map((topic) => ({
        name: `helpTopicCard: ${topic}, ${who}`,
        card: (language: Language) => {
          const items = itemsOf(topic, { rights, signsIn: true });
          return helpTopicCard({ language, topic, items, roles: rights.roles, example });
        },
      })),
    ),
    { name: 'helpTopicsCard', card: (language) => helpTopicsCard({ language }) },
    { name: 'sharedHelpCard', card: (language) => sharedHelpCard({ language, privateChatUrl }) },
    { name: 'languageCard', card: (language) => languageCard({ language }) },
    { name: 'languageChosenCard', card: (language) => languageChosenCard({ language }) },
    ...(['signed-in', 'signed-out', 'never'] as const).map((before) => ({
      name: `signedOutCard: ${before}`,
      card: (language: Language) => signedOutCard({ language, before }),
    })),
    ...(['first', 'consent', 'again', 'proof', 'mail'] as const).map((because) => ({
      name: `signInDialogCard: ${because}`,
      card: (language: Language) =>
        signInDialogCard({
          language,
          because,
          url: 'https://desk.example/auth/start?id=1',
          again: { verb: 'help.show' },
        }),
    })),
    { name: 'signInElsewhereCard', card: (language) => signInElsewhereCard({ language, deepLink: privateChatUrl }) },
  ];
}

function reachabilitySamples({ agentName }: SampleWords): readonly CardSample[] {
  const sample = (name: string, names: readonly string[]) => ({
    name: `unreachableAgentsCard: ${name}`,
    card: (language: Language) => unreachableAgentsCard({ language, names }),
  });
  const endsAt = new Date('2026-03-03T12:00:00Z');
  const ending = (name: string, daysLeft: number) => ({
    name: `serviceAccountCard: ${name}`,
    card: (language: Language) => serviceAccountCard({ language, timeZone: 'Europe/Stockholm', daysLeft, endsAt }),
  });
  return [
    sample('one', [agentName]),
    sample('many', Array<string>(10).fill(agentName)),
    ending('two weeks left', 14),
    ending('a day left', 1),
    ending('ended', 0),
  ];
}

/** What stands on no card, but in a notification. */
export function notificationSamples(language: Language): readonly string[] {
  const reminder = sampleReminder({ language });
  return [
    openedBelowText({ language }),
    signInBelowText({ language }),
    ...(['first', 'consent', 'again', 'proof', 'mail'] as const).map((because) => {
      const url = 'https://desk.example/auth/start';
      const { fallbackText, content } = signInPrompt({ language, because, url, exchange: undefined });
      return [fallbackText, content.text, content.buttons[0].title].join('\n');
    }),
    reminderSummary(reminder),
    reminderSummary({ ...reminder, kind: 'digest', others: 12 }),
  ];
}

/** What is answered to words that are no command. */
function understandingSamples(words: SampleWords): readonly CardSample[] {
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

const readAt = new Date('2026-03-02T09:30:00Z');
const acceptedOn = '2026-03-01' as CalendarDay;
const roads = { attest: true, invite: true, handOver: false };
const none = { attest: false, invite: false, handOver: true };

/** Cards in chats of other people, and what dialogs show beside those of the private chat. */
function chatsOfOthersSamples({ companyName, domain }: SampleWords): readonly CardSample[] {
  const again = { verb: 'status.show', customerId } as const;
  const customer = { customerId, companyName, domain, readAt };
  return [
    {
      name: 'sharedRefusedCard',
      card: (language) =>
        sharedRefusedCard({ language, customerId, capability: 'see-status', reason: { kind: 'no-role' } }),
    },
    { name: 'sharedCustomerCard', card: (language) => sharedCustomerCard({ language, customerId }) },
    {
      name: 'sharedPageCard',
      card: (language) => sharedPageCard({ language, url: 'https://desk.contoso.com/tab/?view=customers' }),
    },
    { name: 'waitingCard', card: (language) => waitingCard({ language, again }) },
    ...customerStatuses.flatMap((status): readonly CardSample[] =>
      [roads, none, { ...none, providers: ['Fabrikam'] }].map((offers, at) => ({
        name: `sharedStatusCard: ${status}, ${at}`,
        card: (language) => {
          const isAttested = status === 'attested' || status === 'renewal-due';
          const shown = { ...customer, status, acceptedOn: isAttested ? acceptedOn : undefined };
          return sharedStatusCard({ language, timeZone: 'Europe/Stockholm', customer: shown, offers });
        },
      })),
    ),
    {
      name: 'sharedStatusCard: never read',
      card: (language) =>
        sharedStatusCard({
          ...{ language, timeZone: 'UTC', offers: none },
          customer: { ...customer, status: 'unknown', acceptedOn: undefined, readAt: undefined },
        }),
    },
  ];
}
