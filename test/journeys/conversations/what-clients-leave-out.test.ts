import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { typedContact } from '../../support/desk/confirming.ts';
import { Desk } from '../../support/desk/desk.ts';
import type { Person } from '../../support/desk/person.ts';

/** In Auckland it is 11 March already. */
const eveningInUtc = '2026-03-10T20:00:00Z';
const dateAgreed = '2026-03-11';

let desk: Desk;
let admin: Person;

beforeAll(async () => {
  desk = await Desk.open({ environment: { SANDBOX_CLOCK_START: eveningInUtc } });
  admin = desk.person('admin');
});

afterAll(() => desk.close());

const clientInfo = (facts: Record<string, unknown>) => [{ type: 'clientInfo', ...facts }];

describe('an agent in Auckland confirms an acceptance of today', () => {
  /** Sends the review of a form that was opened with the same client. */
  async function review(client: Record<string, unknown>) {
    await admin.sendsRaw({ type: 'message', text: 'confirm lucerne', ...client });
    const form = await admin.newestCard();
    const data = { ...form.action('attestation.review').data, ...typedContact, dateAgreed };
    const value = { action: { type: 'Action.Execute', verb: 'attestation.review', data }, trigger: 'manual' };
    const press = { type: 'invoke', name: 'adaptiveCard/action', replyToId: form.activityId, value };
    const { body } = await admin.sendsRaw({ ...press, ...client });
    await admin.sendsRaw({ type: 'message', text: 'cancel', ...client });
    return JSON.stringify(body);
  }

  test.each<[string, Record<string, unknown>]>([
    ['with a client that says so', { localTimezone: 'Pacific/Auckland', localTimestamp: null, entities: [] }],
    [
      'with a client that only says so of itself',
      { localTimezone: null, localTimestamp: null, entities: clientInfo({ timezone: 'Pacific/Auckland' }) },
    ],
    [
      'with a client that only gives its offset',
      { localTimezone: null, localTimestamp: '2026-03-11T09:00:00.000+13:00', entities: [] },
    ],
    [
      'with Windows’ name of the zone',
      { localTimezone: 'New Zealand Standard Time', localTimestamp: null, entities: [] },
    ],
    [
      'with a zone that nobody understands, and one that was known',
      { localTimezone: 'Mars/Base', localTimestamp: null, entities: [] },
    ],
    ['with nothing, and a zone that was known', { localTimezone: null, localTimestamp: null, entities: [] }],
  ])('%s', async (how, client) => {
    if (!how.includes('was known')) await admin.with({ timeZone: 'Europe/Stockholm' }).says('help');
    expect(await review(client)).toContain('Check before it goes to Microsoft');
  });
});

describe('an agent whose Teams is Swedish is answered in Swedish', () => {
  test.each<[string, Record<string, unknown>]>([
    ['as Teams says so', { locale: 'sv-SE' }],
    ['as the client says of itself', { locale: null, entities: clientInfo({ locale: 'sv-SE' }) }],
    ['as was last heard', { locale: null, entities: [] }],
    ['as was last heard, where the field is empty', { locale: '', entities: [] }],
    [
      'in a channel, as was last heard in private',
      { locale: null, entities: [], conversation: { id: '19:x@thread.tacv2', conversationType: 'channel' } },
    ],
  ])('%s', async (_how, client) => {
    await admin.sendsRaw({ type: 'message', text: 'status fabrikam', ...client });
    const { id } = (client['conversation'] ?? {}) as { id?: string };
    const answers = (await admin.messages(id)).filter(({ from }) => from === 'bot');
    expect(answers.at(-1)?.cards[0]?.['lang']).toBe('sv');
  });
});
