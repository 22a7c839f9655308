import { setTimeout as delay } from 'node:timers/promises';
import type { Desk, PersonName } from './desk.ts';
import { execute, forge } from '../microsoft/forging.ts';
import type { Person } from './person.ts';
import type { ShownCard } from '../cards/shown-card.ts';

/** What a step is about: a customer of its own, that has accepted nothing. */
export interface RoadCustomer {
  readonly id: string;
  readonly name: string;
}

/** Where a road reads Partner Center, and what the agent has typed by then. */
export interface RoadStep {
  readonly name: string;
  /** The Admin agent, where no other is named. */
  readonly agent?: PersonName;
  /** The one read, as a path. */
  readonly reads: (customer: RoadCustomer) => string;
  /** What comes before; the card that is pressed next. */
  readonly before?: (agent: Person, customer: RoadCustomer, desk: Desk) => Promise<ShownCard>;
  readonly act: (agent: Person, customer: RoadCustomer, before: ShownCard | undefined) => Promise<ShownCard>;
  /** What to press on the card that says what happened; where there is nothing to press, the agent does it again. */
  readonly again?: string;
  /** Still there after a failure, and after that. */
  readonly typed?: Readonly<Record<string, string>>;
  readonly leadsTo: string;
}

/** Twenty minutes a second: the partner's type, remembered for five, is soon asked for again. */
export const roadClockSpeed = 1_200;
const partnerTypeForgottenMs = (6 * 60_000) / roadClockSpeed;

const note = 'Tania said yes on the phone.\n"Urgent" & important, 100 % [sure](https://example.com)';

const ofCustomer = ({ id }: RoadCustomer) => `/customers/${id}$`;
const partnerName = () => '/profiles/organization';
const relationshipLink = () => '/relationshiprequests';

const says = (words: string) => (agent: Person, customer: RoadCustomer) => agent.says(`${words} ${customer.name}`);
const presses =
  (titleOrVerb: string, inputs: Record<string, string> = {}) =>
  (agent: Person, _: RoadCustomer, card: ShownCard | undefined) =>
    agent.presses(shownFirst(card), titleOrVerb, inputs);

function shownFirst(card: ShownCard | undefined): ShownCard {
  if (!card) throw new Error('nothing was shown before');
  return card;
}

/** Where nothing else is shown: news of hand-overs come as new messages, two a second, and no test waits for them. */
async function firstCard(agent: Person): Promise<ShownCard> {
  const first = (await agent.messages()).find(({ cards }) => cards.length > 0);
  return first ? agent.cardNow(first.id) : agent.says('help');
}

async function handOver(helpdesk: Person, { id }: RoadCustomer): Promise<ShownCard> {
  return forge(helpdesk, await firstCard(helpdesk), execute({ verb: 'handover.start', customerId: id }));
}

async function handedOverToSales(sales: Person, customer: RoadCustomer, desk: Desk): Promise<ShownCard> {
  const helpdesk = desk.person('helpdesk');
  const form = await handOver(helpdesk, customer);
  const { handoverId } = form.action('handover.send').data;
  await helpdesk.presses(form, 'handover.send', { note });
  const offered = await forge(sales, await firstCard(sales), execute({ verb: 'handover.show', handoverId }));
  await delay(partnerTypeForgottenMs);
  return offered;
}

export const roadSteps: readonly RoadStep[] = [
  {
    name: 'a status that is looked at again',
    reads: ofCustomer,
    before: says('status'),
    act: presses('Check again'),
    again: 'Try again',
    leadsTo: 'No acceptance yet',
  },
  {
    name: 'a status of which half can be read',
    reads: ({ id }) => `/customers/${id}/directSigned`,
    act: says('status'),
    again: 'Check again',
    leadsTo: 'No acceptance yet',
  },
  {
    name: 'an invitation that is begun',
    reads: partnerName,
    act: says('invite'),
    leadsTo: 'A. Datum Corporation is your Microsoft partner',
  },
  {
    name: 'an invitation that has been sent',
    reads: ofCustomer,
    before: says('invite'),
    act: presses('invitation.sent'),
    again: 'Try again',
    leadsTo: 'Invitation sent',
  },
  {
    name: 'an invitation in another language',
    reads: partnerName,
    before: says('invite'),
    act: presses('Rewrite email', { letterLanguage: 'nl' }),
    again: 'Try again',
    leadsTo: 'Met vriendelijke groet,',
  },
  {
    name: 'an invitation of a new customer',
    reads: relationshipLink,
    act: (admin) => admin.says('invite new customer'),
    leadsTo: 'Please accept A. Datum Corporation as your Microsoft partner',
  },
  {
    name: 'an invitation of a new customer in another language',
    reads: relationshipLink,
    before: (admin) => admin.says('invite new customer'),
    act: presses('Rewrite email', { letterLanguage: 'de' }),
    again: 'Try again',
    leadsTo: 'Bitte um Zustimmung',
  },
  {
    name: 'an order check',
    reads: ofCustomer,
    act: says('order check'),
    again: 'Check again',
    leadsTo: 'An order would be refused',
  },
  {
    name: 'the text of the agreement for a country',
    reads: () => '/agreementtemplates/[^/]+/document',
    before: (admin) => admin.says('template'),
    act: presses('Show the text', { country: 'NL', templateLanguage: 'own' }),
    again: 'Try again',
    leadsTo: 'Dutch (Netherlands)',
  },
  {
    name: 'a guide about a customer',
    reads: ofCustomer,
    before: says('guide'),
    act: presses('Yes'),
    again: 'Try again',
    leadsTo: 'Who did they buy from?',
  },
  {
    name: 'a plan for reminders of a customer that is not in the directory',
    reads: ofCustomer,
    act: says('remind'),
    leadsTo: 'No acceptance yet',
  },
  {
    name: 'a hand-over that is begun',
    agent: 'helpdesk',
    reads: ofCustomer,
    act: says('hand over'),
    leadsTo: 'Note to your colleagues',
  },
  {
    name: 'a hand-over that is sent',
    agent: 'helpdesk',
    reads: ofCustomer,
    before: handOver,
    act: presses('handover.send', { note }),
    again: 'Try again',
    typed: { note },
    leadsTo: 'Handed over',
  },
  {
    name: 'a hand-over that is taken',
    agent: 'sales',
    reads: () => '/relationships',
    before: handedOverToSales,
    act: presses('handover.take'),
    again: 'Try again',
    leadsTo: 'You’re handling this',
  },
];
