import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type CardVerb, cardVerbs } from '../../../cards/kit/card-actions.ts';
import { actions } from '../../../dialogs/routing/actions.ts';
import { openForm, openReview, typedContact } from '../../support/desk/confirming.ts';
import { redmond, reviewNewCustomer } from '../../support/desk/creating.ts';
import { Desk } from '../../support/desk/desk.ts';
import type { Person } from '../../support/desk/person.ts';
import { until } from '../../support/until.ts';
import { execute, forge } from '../../support/microsoft/forging.ts';

let desk: Desk;
let admin: Person;
let helpdesk: Person;

beforeAll(async () => {
  desk = await Desk.open({ environment: { ATTESTATION_ROAD: 'ask' } });
  admin = desk.person('admin');
  helpdesk = desk.person('helpdesk');
  for (const person of [admin, helpdesk, desk.person('sales')]) await person.says('help');
});

afterAll(() => desk.close());

const unknownId = '99999999-9999-4999-8999-999999999999';
/** Filled by every turn, or beside what agents do. */
const ofEveryTurn = [
  ...['bot_state', 'conversations', 'contacts', 'partner_center_throttle', 'directory_listing'],
  // Signed in the background, over what was done before.
  'evidence_heads',
];
/** Written in the background, where cards are delivered and reminders are due. */
const ofBackground = [
  'claimed_until',
  'due_at',
  'next_at',
  'wakes',
  'activity_id',
  'conversation_id',
  'attempts',
  'told_at',
];
/** They act, but on nothing that is stored here: in this state, or at all. */
const writesNothing: readonly CardVerb[] = [
  'attestation.change',
  'link.letter',
  'link.mail',
  'link.askAgain',
  'link.create',
  'customer.address',
  'customer.attest',
  'customer.change',
  'relation.sent',
  'customer.ask',
  'signIn.end',
  'unconfirmed.assign',
  'unconfirmed.mute',
];

/** What the database holds of what agents do. */
function written(): Record<string, readonly unknown[]> {
  const database = new DatabaseSync(join(desk.directory, 'agreement-desk.db'), { readOnly: true });
  try {
    const tables = database.prepare("select name from sqlite_schema where type = 'table'").all();
    const names = tables
      .map(({ name }) => String(name))
      .filter((name) => !ofEveryTurn.includes(name) && !name.includes('_parts'));
    return Object.fromEntries(names.map((name) => [name, rowsOf(database, name)]));
  } finally {
    database.close();
  }
}

function rowsOf(database: DatabaseSync, table: string): readonly unknown[] {
  const rows = database.prepare(`select * from "${table}"`).all();
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).filter(([column]) => !ofBackground.includes(column))),
  );
}

interface Press {
  readonly person: Person;
  readonly data: Readonly<Record<string, unknown>>;
}

const draftOf = async (customer: string) => {
  const { draftId } = (await openForm(desk, admin, customer)).action('attestation.review').data;
  return { person: admin, data: { draftId, ...typedContact } };
};

const newCustomer = async () => {
  const { newCustomerId } = (await admin.says('new customer')).action('customer.company').data;
  const typed = { companyName: 'Relecloud', domainPrefix: 'relecloud', country: 'US', road: 'ask', ...redmond };
  return { person: admin, data: { newCustomerId, ...typed } };
};

const newestHandover = () => {
  const newest = written()['handovers']?.at(-1) as { readonly handover_id: string };
  return { person: admin, data: { handoverId: newest.handover_id } };
};

const taken = async () => {
  const press = newestHandover();
  await send('handover.take', press);
  return press;
};

const linkDraft = async () => {
  const start = { verb: 'attestation.start', customerId: await desk.customerId('Fourth Coffee'), road: 'enhanced' };
  const { draftId } = (await forge(admin, await admin.newestCard(), execute(start))).action('link.make').data;
  return { person: admin, data: { draftId, ...typedContact } };
};

/** The one that `link.make` made, or what took its place. */
const newestLink = () => {
  const newest = written()['acceptance_links']?.at(-1) as { readonly link_id: string };
  return Promise.resolve({ person: admin, data: { linkId: newest.link_id } });
};

/** A list of the admin's in that state, with one row. */
const listIn = async (list: Readonly<Record<string, string>>, row = 'ready') => {
  await until('lists that rest', () => {
    const lists = (written()['bulk_lists'] ?? []) as readonly { readonly state: string }[];
    return lists.every(({ state }) => state !== 'running' && state !== 'checking');
  });
  const database = new DatabaseSync(join(desk.directory, 'agreement-desk.db'));
  const [listId, at] = [randomUUID(), new Date().toISOString()];
  const mine = { list_id: listId, agent_id: admin.objectId };
  const insert = (table: string, values: Readonly<Record<string, string | number>>) => {
    const names = Object.keys(values);
    const places = names.map(() => '?').join(', ');
    database.prepare(`insert into ${table} (${names.join(', ')}) values (${places})`).run(...Object.values(values));
  };
  try {
    insert('bulk_lists', { ...mine, act: 'confirm', created_at: at, updated_at: at, ...list });
    insert('bulk_rows', { ...mine, row_id: `${listId}/2`, number: 2, state: row, cells: '{}' });
  } finally {
    database.close();
  }
  return { person: admin, data: { listId, act: 'invite', order: 'day-first' } };
};

/** For verbs that act on something that has to be there, and whose state decides. */
const prepared: Partial<Record<CardVerb, () => Promise<Press>>> = {
  'attestation.review': () => draftOf('Litware'),
  'attestation.again': () => draftOf('Litware'),
  'attestation.cancel': () => draftOf('Litware'),
  'attestation.confirm': async () => {
    const review = await openReview(desk, admin, { customer: 'VanArsdel', email: 'refreshed@customer.example' });
    return { person: admin, data: review.action('attestation.confirm').data };
  },
  'ground.give': async () => {
    const review = await openReview(desk, admin, { customer: 'Wide World Importers', email: 'told@customer.example' });
    const receipt = await admin.presses(review, 'attestation.confirm');
    const { attestationId } = receipt.action('ground.start').data;
    return { person: admin, data: { attestationId, ground: 'phone', groundReference: '' } };
  },
  'link.make': linkDraft,
  'link.change': () => draftOf('Litware'),
  'link.show': newestLink,
  'link.letter': newestLink,
  'link.mail': newestLink,
  'link.sent': newestLink,
  'link.takeBack': newestLink,
  'link.look': newestLink,
  'link.askAgain': newestLink,
  'link.renew': newestLink,
  'link.withdraw': newestLink,
  'link.create': newestLink,
  'customer.company': newCustomer,
  'customer.details': newCustomer,
  'customer.road': newCustomer,
  'customer.acceptance': newCustomer,
  'customer.step': newCustomer,
  'customer.cancel': newCustomer,
  'customer.create': async () => {
    const company = { companyName: 'Relecloud', domainPrefix: 'relecloud', road: 'ask' } as const;
    const review = await reviewNewCustomer(admin, company);
    return { person: admin, data: review.action('customer.create').data };
  },
  'question.answer': async () => {
    const chosen = await desk.customerId('Lucerne Publishing');
    return { person: admin, data: { command: 'link', chosen } };
  },
  'handover.send': async () => ({ person: helpdesk, data: { customerId: await desk.customerId('Litware') } }),
  'handover.take': async () => {
    const form = await helpdesk.says('hand over contoso');
    await helpdesk.presses(form, 'handover.send');
    return newestHandover();
  },
  'handover.giveBack': taken,
  'handover.close': taken,
  'list.act': () => listIn({ state: 'review' }),
  'list.dates': () => listIn({ state: 'review', date_example: '03/04/2026' }, 'asked'),
  'list.start': () => listIn({ state: 'review' }),
  'list.pause': () => listIn({ state: 'waiting-for-sign-in', look_at: '2099-01-01T00:00:00.000Z' }),
  'list.resume': () => listIn({ state: 'paused' }),
  'list.stop': () => listIn({ state: 'paused' }),
};

/** What buttons carry and inputs add, where nothing has to be there before. */
const usual = async (): Promise<Press> => ({
  person: admin,
  data: {
    ...{ customerId: await desk.customerId('Lucerne Publishing'), country: 'SE', language: 'sv', step: 'details' },
    road: 'enhanced',
    ...{ draftId: unknownId, newCustomerId: unknownId, invitationId: unknownId, handoverId: unknownId },
    ...{ messageId: unknownId, take: 'typed', filter: 'all', page: '1', command: 'status' },
    ...{
      assignee: desk.person('sales').objectId,
      chosen: await desk.customerId('Lucerne Publishing'),
      search: 'lucerne',
      subject: 'Your agreement',
      body: 'Please accept it.',
    },
    ...{ neededBy: '2099-01-01', neededFor: 'renewal', remindOn: '2099-01-01', delivery: 'single', pausedUntil: '' },
    ...{ isOn: 'on', firstAfterDays: '3', intervalsDays: '5, 10', daysBeforeNeeded: '4', workingDays: '1,2,3' },
    ...{ workFrom: '08:00', workUntil: '17:00', dailyCap: '4', defaultRecipients: '' },
  },
});

async function send(verb: CardVerb, { person, data }: Press, more: object = {}): Promise<void> {
  const { activityId } = await person.newestCard();
  const { data: all } = await usual();
  const { status, outcome } = await person.sends({ activityId, ...execute({ ...all, ...data, verb }), ...more });
  expect([verb, status, outcome.kind]).toEqual([verb, 200, 'card']);
}

describe('an automatic refresh', () => {
  test.each(cardVerbs)('of a card with %s writes nothing, whatever a press would write', async (verb) => {
    const press = await (prepared[verb] ?? usual)();
    const before = written();
    const posted = await desk.posts();
    await send(verb, press, { trigger: 'automatic' });
    expect(written()).toEqual(before);
    expect(await desk.posts()).toEqual(posted);
    // Without this, a verb that is taken for one that only looks could pass for want of something to write.
    const isLook = actions[verb].refresh === 'same' || writesNothing.includes(verb);
    if (isLook) return;
    await send(verb, press);
    expect(written()).not.toEqual(before);
  });
});
