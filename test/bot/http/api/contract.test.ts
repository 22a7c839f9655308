import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import type { operations } from '../../../../bot/http/api/contract/operations.ts';
import { ApiClient, type ApiResponse } from '../../../support/desk/api-client.ts';
import { Desk, type PersonName } from '../../../support/desk/desk.ts';
import { until } from '../../../support/until.ts';
import { anyCharacter } from '../../../support/any-character.ts';

const inNoHaste = { AGENT_REQUESTS_PER_MINUTE: '60000', ALL_AGENTS_REQUESTS_PER_MINUTE: '600000' };
const everybody: readonly PersonName[] = ['admin', 'sales', 'helpdesk', 'global', 'nobody'];
const withRole = everybody.slice(0, 4);
const confirming: readonly PersonName[] = ['admin', 'sales'];
const handing: readonly PersonName[] = ['helpdesk', 'global'];
const attaching: readonly PersonName[] = ['admin', 'sales', 'helpdesk'];
const deciding: readonly PersonName[] = ['admin', 'global'];

let desk: Desk;
let api: ApiClient;
/** Litware has no acceptance, and Adventure Works has accepted. */
let litware: string;
let adventure: string;

beforeAll(async () => {
  desk = await Desk.open({ environment: { DIRECTORY_SYNC: 'true', ...inNoHaste } });
  api = await ApiClient.open(desk);
  [litware, adventure] = [await desk.customerId('Litware'), await desk.customerId('Adventure Works')];
  // Colleagues are those whom the bot has heard from.
  for (const who of everybody) await api.call(who, { method: 'get', path: '/me' });
  await until('the directory has Litware', async () => {
    const { json } = await api.call('admin', { method: 'get', path: '/customers?q=litware' });
    return json?.customers?.length === 1;
  });
  // What is looked at is known to the directory, long before its own round comes by.
  await api.call('admin', { method: 'get', path: `/customers/${litware}` });
});
afterAll(() => desk.close());

const policy = {
  ...{ isOn: true, firstAfterDays: 3, intervalsDays: [7], daysBeforeNeeded: 14, workingDays: [1, 2, 3, 4, 5] },
  ...{ workFrom: '09:00', workUntil: '17:00', dailyCap: 3, defaultRecipients: [] },
};
const form = {
  firstName: 'Anna',
  lastName: 'Ek',
  email: 'anna@example.com',
  phoneNumber: '',
  acceptedOn: '2026-01-20',
};

interface Case {
  /** All others are refused with 403. */
  readonly who: readonly PersonName[];
  readonly query?: string;
  readonly body?: object | string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Where it is not 200: of those who may, on a customer, draft or hand-over that is there, or for somebody else. */
  readonly status?: number;
  /** For an id that stands for nothing. */
  readonly foreign?: number;
}

const bytes = { 'Content-Type': 'application/octet-stream' };
const pdf = '%PDF-1.7 signed';
const nobodys = '00000000-0000-4000-8000-00000000000f';
const once = { 'Idempotency-Key': '00000000-0000-4000-8000-00000000000e' };
/** By operation. Drafts and hand-overs named here are nobody's. */
const cases: Readonly<Record<keyof typeof operations, Case>> = {
  getMe: { who: everybody },
  chooseLanguage: { who: everybody, body: { language: 'en' } },
  getPreferences: { who: everybody },
  savePreferences: { who: everybody, body: { delivery: 'digest', pausedUntil: null, hasOptedOut: false } },
  getOverview: { who: withRole },
  getMyWork: { who: withRole },
  listChanges: { who: withRole },
  listCustomers: { who: withRole, query: '?status=none,direct&sort=-name&limit=5' },
  listCountries: { who: withRole },
  exportCustomers: { who: withRole, query: '?view=unconfirmed' },
  getCustomer: { who: withRole, foreign: 404 },
  getHistory: { who: withRole, foreign: 200 },
  getStory: { who: withRole, foreign: 200 },
  attachFile: { who: attaching, query: '?name=a.pdf', headers: bytes, body: pdf, status: 201, foreign: 404 },
  giveGround: { who: attaching, body: { attestationId: nobodys, ground: 'phone' }, status: 404 },
  exportStory: { who: deciding, foreign: 409 },
  exportStories: { who: deciding, query: '?format=pdf&q=nobody', status: 409 },
  reportPeriod: { who: deciding, query: '?from=2026-01-01&until=2026-12-31' },
  checkOrder: { who: withRole, foreign: 200 },
  getTemplate: { who: withRole, query: '?country=SE&language=sv-SE' },
  listFilters: { who: withRole },
  getFilter: { who: withRole, status: 404 },
  saveFilter: { who: withRole, body: { name: 'Open', isShared: true, criteria: { status: 'none' } }, status: 201 },
  deleteFilter: { who: withRole, status: 404 },
  startDraft: { who: confirming, body: { again: false }, status: 201, foreign: 404 },
  getDraft: { who: withRole, status: 404 },
  saveDraft: { who: withRole, body: form, status: 404 },
  askReason: { who: withRole, status: 404 },
  cancelDraft: { who: withRole, status: 404 },
  confirm: { who: withRole, headers: { 'If-Match': '"abc"' }, status: 404 },
  makeLink: { who: withRole, status: 404 },
  getLink: { who: withRole, status: 404 },
  showLinkLetter: { who: confirming, body: {}, status: 404 },
  mailLink: { who: confirming, body: { tries: 0 }, status: 404 },
  actOnLink: { who: confirming, body: { act: 'look' }, status: 404 },
  getProviderLetter: { who: withRole, status: 404 },
  getLetter: { who: confirming, query: '?letterLanguage=sv', foreign: 404 },
  noteInvitation: { who: confirming, headers: once, status: 201, foreign: 404 },
  takeBackInvitation: { who: confirming, status: 409, foreign: 409 },
  prepareHandover: { who: handing, foreign: 404 },
  handOver: { who: handing, body: { note: 'Please' }, headers: once, status: 201, foreign: 404 },
  getHandover: { who: withRole, status: 404 },
  takeHandover: { who: confirming, status: 404 },
  giveBackHandover: { who: confirming, status: 404 },
  closeHandover: { who: confirming, status: 404 },
  listLists: { who: withRole },
  uploadList: {
    who: confirming,
    query: '?act=confirm&name=a.csv',
    headers: bytes,
    body: 'Customer\nLitware',
    status: 201,
  },
  listChosen: { who: withRole, body: { act: 'mute', customerIds: [randomUUID()] }, status: 201 },
  getListTemplate: { who: everybody, query: '?act=confirm' },
  getList: { who: withRole, status: 404 },
  listListRows: { who: withRole, query: '?show=problems&limit=5', status: 404 },
  correctListRow: { who: withRole, body: { cells: { customer: 'Litware' } }, status: 404 },
  chooseDateOrder: { who: withRole, body: { order: 'day-first' }, status: 404 },
  actOnList: { who: withRole, body: { act: 'start' }, status: 404 },
  exportList: { who: withRole, status: 404 },
  setOwner: { who: confirming, body: { agentId: 'me' }, foreign: 404 },
  listAssignable: { who: withRole },
  postpone: { who: withRole, body: { day: '2099-01-01' }, foreign: 404 },
  mute: { who: withRole, foreign: 404 },
  unmute: { who: withRole, foreign: 404 },
  setNeededBy: { who: withRole, body: { neededBy: { day: '2099-01-01', for: 'order' } }, foreign: 404 },
  assignSeveral: { who: withRole, body: { customerIds: [randomUUID()], agentId: randomUUID() } },
  muteSeveral: { who: withRole, body: { customerIds: [randomUUID()] } },
  getPolicy: { who: withRole },
  savePolicy: { who: deciding, body: policy, headers: { 'If-Match': '"abc"' }, status: 412 },
  previewPolicy: { who: withRole, body: policy },
};
const ids = Object.keys(cases) as (keyof typeof operations)[];

function ask(id: keyof typeof operations, who: PersonName, customerId: string): Promise<ApiResponse> {
  const { method = '', path = '' } = api.operations[id] ?? {};
  const { query = '', body, headers = {} } = cases[id];
  const filled = path
    .replace('{customerId}', customerId)
    .replace('{number}', '2')
    .replaceAll(/\{\w+\}/g, randomUUID());
  // A key of everybody's own: the same at another time is another's.
  const own = 'Idempotency-Key' in headers ? { 'Idempotency-Key': randomUUID() } : headers;
  return api.call(who, { method, path: filled + query, body, headers: own });
}

describe('each operation of the API', () => {
  test('is described as the bot serves it, and has a case here', () => {
    expect(Object.keys(api.operations).toSorted()).toEqual([...ids].toSorted());
  });

  test.each(ids)('%s is for those who may in the chat, and answers as described', async (id) => {
    const { who, status = 200 } = cases[id];
    for (const person of everybody) {
      const answer = await ask(id, person, litware);
      expect([person, answer.status, answer.json?.code]).toEqual([
        person,
        who.includes(person) ? status : 403,
        who.includes(person) && status < 400 ? undefined : expect.any(String),
      ]);
      expect(api.faultsOf(id, answer)).toEqual([]);
    }
  });

  test.each(ids.filter((id) => cases[id].foreign !== undefined))(
    '%s tells nothing of a customer of others',
    async (id) => {
      const [person = 'admin'] = cases[id].who;
      const answer = await ask(id, person, randomUUID());
      expect(answer.status).toBe(cases[id].foreign);
      expect(api.faultsOf(id, answer)).toEqual([]);
    },
  );

  test('takes whatever is sent for what it is, and never breaks on it', async () => {
    const words = fc.oneof(
      fc.string({ unit: anyCharacter }),
      fc.constantFrom(litware, '..', '%00', '💥', "' or 1=1 --"),
    );
    const anything = fc.record({
      id: fc.constantFrom(...ids),
      params: fc.array(words, { minLength: 3, maxLength: 3 }),
      query: fc.dictionary(fc.constantFrom('q', 'cursor', 'limit', 'view', 'since', 'owner', 'status', 'x'), words),
      body: fc.oneof(
        fc.json(),
        fc.string(),
        fc.jsonValue().map((value) => JSON.stringify({ ...policy, ...form, value })),
      ),
      headers: fc.dictionary(fc.constantFrom('If-Match', 'Idempotency-Key', 'Time-Zone', 'Accept-Language'), ascii),
    });
    await fc.assert(
      fc.asyncProperty(anything, async ({ id, params, query, body, headers }) => {
        const { method = '', path = '' } = api.operations[id] ?? {};
        const given = [...params];
        const filled = path.replaceAll(/\{\w+\}/g, () =>
          encodeURIComponent((given.pop() ?? '').toWellFormed()).replaceAll('.', '%2E'),
        );
        const search = new URLSearchParams(Object.entries(query)).toString();
        const sent = method === 'get' ? undefined : body;
        const answer = await api.call('admin', { method, path: `${filled}?${search}`, body: sent, headers });
        expect(answer.status).not.toBe(500);
        // A path that leads nowhere is answered by nobody in particular.
        if (answer.status !== 404 && answer.status !== 405) expect(api.faultsOf(id, answer)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

const ascii = fc.string({
  unit: fc.integer({ min: 33, max: 126 }).map((code) => String.fromCharCode(code)),
  maxLength: 80,
});

describe('a customer that has accepted', () => {
  test('is not confirmed by mistake, and says why in the language that was asked for', async () => {
    const path = `/customers/${adventure}/drafts`;
    const german = { 'Accept-Language': 'de-AT, en;q=0.5' };
    await api.call('sales', { method: 'put', path: '/me/language', body: { language: 'de' } });
    const answer = await api.call('sales', { method: 'post', path, body: {}, headers: german });
    expect([answer.status, answer.json?.code]).toEqual([409, 'already-accepted']);
    expect(answer.json?.detail).toContain('Vereinbarung');
    expect(answer.headers.get('content-language')).toBe('de');
  });
});
