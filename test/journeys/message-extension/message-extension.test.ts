import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { partnerTenantId } from '../../../sandbox/people.ts';
import { placeFacts } from '../../../sandbox/teams/channel.ts';
import type { Database } from '../../../services/database/database.ts';
import { openDatabase } from '../../../services/database/open-database.ts';
import { typedContact } from '../../support/desk/confirming.ts';
import { Desk, type PersonName } from '../../support/desk/desk.ts';
import { ExtensionUser } from '../../support/desk/extension-user.ts';
import { deliver, rawActivity } from '../../support/microsoft/raw-activities.ts';
import { silent } from '../../support/silent-log.ts';
import { until } from '../../support/until.ts';

let desk: Desk;
let database: Database;
const publicUrl = 'http://127.0.0.1:3978';

const user = (who: PersonName | { readonly objectId: string }, locale?: string) => new ExtensionUser(desk, who, locale);
const stranger = { objectId: '99999999-0000-4000-8000-000000000009' };

beforeAll(async () => {
  const environment = {
    DIRECTORY_SYNC: 'true',
    SANDBOX_PUBLIC_URL: publicUrl,
    PARTNER_CENTER_BACKGROUND_REQUESTS_PER_MINUTE: '6000',
  };
  desk = await Desk.open({ environment });
  database = await openDatabase({ kind: 'embedded', file: join(desk.directory, 'agreement-desk.db') }, silent);
  const read = async () =>
    (await database.query.selectFrom('directory_listing').selectAll().executeTakeFirst())?.customers_read;
  await until('the reading of all 60 customers', async () => (await read()) === 60);
  const ofUnknownCountry = () =>
    database.query.selectFrom('customers').select('customer_id').where('country', 'is', null).execute();
  await until('the countries of all customers', async () => (await ofUnknownCountry()).length === 0);
});

afterEach(() => desk.withoutFaults());

afterAll(async () => {
  await database.close();
  await desk.close();
});

/** The card of the first customer that is found, put into the channel. */
async function shares(text: string, who: PersonName = 'admin'): Promise<string> {
  const found = await user(who).finds(text);
  const card = found.kind === 'results' ? found.results[0]?.card : undefined;
  return user(who).posts({ cards: card ? [card] : [] });
}

describe('the search', () => {
  test('finds customers by any part of their names, in the language of the person, and begins with the most urgent', async () => {
    expect(await user('admin').finds('conto')).toMatchObject({
      results: [{ title: 'Contoso Ltd', text: 'contoso.onmicrosoft.com · No acceptance yet' }],
    });
    expect(await user('sales', 'de-DE').finds('fabrikam')).toMatchObject({
      results: [{ text: 'fabrikam.onmicrosoft.com · Zustimmung bestätigt' }],
    });
    const first = await user('admin').finds('');
    expect(first.kind === 'results' && first.results.length).toBeGreaterThan(5);
    expect(await user('admin').finds('qqqqqq')).toEqual({ kind: 'results', results: [] });
  });

  test.each([['nobody'] as const, [stranger] as const])('tells %j why there is nothing to see', async (who) => {
    const answer = await user(who).finds('conto');
    expect(answer).toMatchObject({ kind: 'message', text: expect.stringContaining('You can’t see customers here') });
    expect(JSON.stringify(answer)).not.toContain('Contoso');
  });

  test('asks nobody to sign in, and nothing of Partner Center', async () => {
    await desk.fault({ method: 'GET', path: '.*', status: 503, times: 20 });
    expect(await user('helpdesk').finds('litware')).toMatchObject({ results: [{ title: 'Litware' }] });
  });
});

describe('a card that was shared', () => {
  test('tells nothing by itself: no name, no address, no status', async () => {
    const found = await user('admin').finds('contoso');
    const json = JSON.stringify(found.kind === 'results' && found.results[0]?.card);
    expect(json).not.toMatch(/contoso|No acceptance/i);
    expect(json).toContain('"refresh"');
    expect(json).not.toContain('userIds');
  });

  test('shows each viewer what that person may see and do, and the others nothing', async () => {
    const messageId = await shares('contoso');
    const seen = await user('admin').looksAt(messageId);
    expect(seen.text).toContain('Contoso Ltd');
    expect(seen.text).toContain('No acceptance yet');
    expect(seen.buttons).toEqual(['Confirm acceptance', 'Show details', 'Check again']);
    const helpdesk = await user('helpdesk', 'de-DE').looksAt(messageId);
    expect(helpdesk.text).toContain('Noch keine Zustimmung');
    expect(helpdesk.buttons).toEqual(['Details anzeigen', 'Erneut prüfen']);
    for (const who of ['nobody' as const, stranger]) {
      const strange = await user(who).looksAt(messageId);
      expect(strange.text).toContain('A customer in Agreement Desk');
      expect(strange.text).not.toContain('Contoso');
    }
  });

  test('is read at Partner Center only when somebody presses, and shows what is known where that takes long', async () => {
    const messageId = await shares('litware');
    const before = await reads();
    const seen = await user('sales').looksAt(messageId);
    expect(await reads()).toBe(before);
    await desk.fault({ method: 'GET', path: 'agreements', delayMs: 6_000, times: 2 });
    const again = await user('sales').presses(seen, 'Check again');
    expect(again.text).toContain('Litware');
    expect(await reads()).toBeGreaterThan(before);
  });

  test('refuses who may see nothing and presses, in words', async () => {
    const messageId = await shares('contoso');
    const card = await user('nobody').cardNow(messageId);
    const refused = await user('nobody').presses(card, 'Show status');
    expect(refused.text).toContain('You can’t see customers here');
    expect(refused.text).not.toContain('Contoso');
    expect(refused.action('Check again').data).toMatchObject({ verb: 'shared.show' });
    expect((await user('admin').cardNow(messageId)).text).toContain('A customer in Agreement Desk');
  });

  test('is no private chat, also between two people', async () => {
    const customerId = await desk.customerId('Contoso Ltd');
    const action = { type: 'Action.Execute', verb: 'shared.show', data: { verb: 'shared.show', customerId } };
    const conversation = { id: '19:two_people@unq.gbl.spaces', conversationType: 'personal' };
    const press = {
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action, trigger: 'automatic' },
      replyToId: '1',
    };
    const { status, body } = await deliver(
      desk,
      rawActivity(desk, 'global', { ...press, conversation: { ...conversation, tenantId: partnerTenantId } }),
    );
    expect(status).toBe(200);
    expect(JSON.stringify(body)).toContain('Contoso Ltd');
    const kept = await database.query
      .selectFrom('conversations')
      .select('kind')
      .where('conversation_id', '=', conversation.id)
      .execute();
    expect(kept.map(({ kind }) => kind)).not.toContain('personal');
  });
});

describe('the dialog from a shared card', () => {
  test('goes from the form to the receipt, and the channel sees none of it', async () => {
    const messageId = await shares('vanarsdel');
    const seen = await user('sales').looksAt(messageId);
    const form = await user('sales').opensFrom(seen, 'Confirm acceptance');
    expect(form.card.text).toContain('Who at VanArsdel');
    const contact = { ...form.card.inputs, ...typedContact, email: 'from.card@vanarsdel.example' };
    const wrong = await user('sales').pressesIn(form, 'attestation.review', { ...contact, email: 'nobody' });
    expect(wrong.card.text).toContain('Enter an email address');
    const review = await user('sales').pressesIn(wrong, 'attestation.review', contact);
    const receipt = await user('sales').pressesIn(review, 'attestation.confirm');
    expect(receipt.card.text).toContain('Acceptance recorded');
    expect(await desk.countFor('from.card@vanarsdel.example')).toEqual({ posts: 1, records: 1 });
    expect(JSON.stringify(await desk.person('sales').messages('19:licensing@thread.tacv2'))).not.toContain(
      'from.card@',
    );
    expect((await user('admin').looksAt(messageId)).text).toContain('Acceptance confirmed');
  });

  test('answers in time while Partner Center is slow, and records once however often it is pressed', async () => {
    const seen = await user('admin').looksAt(await shares('lucerne'));
    const form = await user('admin').opensFrom(seen, 'Confirm acceptance');
    const contact = { ...form.card.inputs, ...typedContact, email: 'slow@lucerne.example' };
    const review = await user('admin').pressesIn(form, 'attestation.review', contact);
    await desk.fault({ method: 'POST', path: 'agreements$', delayMs: 4_000 });
    const [waiting, twin] = await Promise.all([
      user('admin').pressesIn(review, 'attestation.confirm'),
      user('admin').pressesIn(review, 'attestation.confirm'),
    ]);
    expect([waiting.card.buttons, twin.card.buttons]).toEqual([['See the result'], ['See the result']]);
    const receipt = await until('the receipt', async () => {
      const next = await user('admin').pressesIn(waiting, 'See the result');
      return next.card.text.includes('Acceptance recorded') && next;
    });
    expect(receipt).toBeTruthy();
    expect(await desk.countFor('slow@lucerne.example')).toEqual({ posts: 1, records: 1 });
  });
});

describe('“Confirm acceptance” on a message', () => {
  const opens = async (who: PersonName, text: string) => {
    const messageId = await user('admin').posts({ text });
    return (await user(who).opensDialog(messageId)).card;
  };

  test.each([
    ['a name', 'Hi Ada, The people there are fine. Litware has signed today!', 'Litware'],
    ['an e-mail address', 'From: tania@litware.com\nSubject: your agreement', 'Litware'],
    ['HTML', '<p>Our order for <b>Litware</b> was refused (13605)</p>', 'Litware'],
  ])('opens the form of the customer that %s in it names', async (_what, text, customer) => {
    expect((await opens('sales', text)).text).toContain(`Who at ${customer} accepted`);
  });

  test('knows the customer by its id in the answer to an order', async () => {
    const customerId = await desk.customerId('Litware');
    const error = {
      code: 13605,
      description: `Customer ${customerId} has not accepted`,
      correlationId: stranger.objectId,
    };
    expect((await opens('admin', JSON.stringify(error))).text).toContain('Who at Litware accepted');
  });

  test('lets choose among several, and asks where there is none; nothing is sent before that', async () => {
    const posts = (await desk.posts()).length;
    const several = await opens('admin', 'Contoso Ltd and Litware are both through');
    expect(several.buttons).toEqual(['Confirm Contoso Ltd', 'Confirm Litware']);
    const otherAddress = await opens('admin', 'Litware has signed, tania@contoso.com told me');
    expect(otherAddress.buttons).toEqual(['Confirm Contoso Ltd', 'Confirm Litware']);
    expect((await opens('admin', 'The weather is fine.')).text).toContain('Which customer do you want to confirm?');
    expect((await user('admin').opensDialog()).card.text).toContain('Which customer do you want to confirm?');
    expect((await desk.posts()).length).toBe(posts);
  });

  test('refuses in words who may not confirm, and offers to hand over', async () => {
    const refused = await opens('helpdesk', 'Litware has signed');
    expect(refused.text).toContain('Litware');
    expect(refused.buttons).toContain('Hand over');
    expect((await opens('nobody', 'Litware has signed')).text).not.toContain('Litware');
  });
});

describe('a link to the page', () => {
  test('of a customer becomes the same card that tells nothing', async () => {
    const customerId = await desk.customerId('Contoso Ltd');
    const answer = await user('admin').pastes(`${publicUrl}/tab/?view=customers&customer=${customerId}`);
    const card = answer.kind === 'results' ? answer.results[0]?.card : undefined;
    expect(JSON.stringify(answer)).not.toContain('Contoso');
    const messageId = await user('admin').posts({ cards: card ? [card] : [] });
    expect((await user('helpdesk').looksAt(messageId)).text).toContain('Contoso Ltd');
  });

  test('of a list leads to it in Teams; others, and those of people who may see nothing, stay links', async () => {
    const list = `${publicUrl}/tab/?view=customers&status=none`;
    const place = encodeURIComponent(JSON.stringify({ subEntityId: 'view=customers&status=none' }));
    const card = JSON.stringify(await user('sales').pastes(list));
    expect(card).toContain('https://teams.microsoft.com/l/entity/');
    expect(card).toContain(place);
    for (const url of ['https://example.com/tab/?customer=1', `${publicUrl}/privacy`, 'javascript:alert(1)'])
      expect(await user('sales').pastes(url)).toEqual({ kind: 'results', results: [] });
    expect(await user('nobody').pastes(list)).toEqual({ kind: 'results', results: [] });
  });
});

describe('what is none of ours', () => {
  const names = ['query', 'queryLink', 'fetchTask', 'submitAction'].map((name) => `composeExtension/${name}`);

  test.each([...names, 'task/fetch', 'task/submit'])('%s with data that makes no sense is refused', async (name) => {
    for (const value of [null, 7, 'x', [], {}, { data: 7, url: {}, commandId: 'other', parameters: 7 }]) {
      const activity = rawActivity(desk, 'admin', { ...placeFacts('channel'), type: 'invoke', name, value });
      expect((await deliver(desk, activity)).status).toBe(400);
    }
    const foreign = {
      conversation: { tenantId: stranger.objectId },
      channelData: { tenant: { id: stranger.objectId } },
    };
    expect(
      (await deliver(desk, rawActivity(desk, 'admin', { ...foreign, type: 'invoke', name, value: {} }))).status,
    ).toBe(403);
  });

  test('an invoke that nobody knows is told so', async () => {
    const activity = rawActivity(desk, 'admin', { type: 'invoke', name: 'composeExtension/selectItem', value: {} });
    expect((await deliver(desk, activity)).status).toBe(501);
  });

  test('a draft of somebody else’s, and a forged press, show that the card is out of date', async () => {
    const outcome = await user('sales').opensFrom(await user('sales').looksAt(await shares('contoso')), 'Show details');
    for (const data of [{ verb: 'attestation.confirm', draftId: stranger.objectId }, { verb: 'no.such' }]) {
      expect((await user('sales').sends(outcome, data)).card.text).toContain('out of date');
    }
  });
});

/** How often Partner Center was asked about a customer so far. */
async function reads(): Promise<number> {
  const response = await fetch(`${desk.partnerCenter.url}/sandbox/requests`);
  const { calls } = (await response.json()) as { calls: readonly { readonly path: string }[] };
  return calls.filter(({ path }) => path.includes('/customers/')).length;
}
