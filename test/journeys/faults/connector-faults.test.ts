import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import en from '../../../cards/wording/en.json' with { type: 'json' };
import type { AgentId, CustomerId } from '../../../services/ids.ts';
import { startTeamsSandbox } from '../../../sandbox/teams/teams-sandbox.ts';
import { sharedKeys } from '../../support/microsoft/shared-keys.ts';
import { type Answered, ApiClient, type ApiRequest } from '../../support/desk/api-client.ts';
import { openReview } from '../../support/desk/confirming.ts';
import { Desk } from '../../support/desk/desk.ts';
import { endFaults, openFaultyDesk } from '../../support/desk/faulty-desk.ts';
import { type LedgerView, isDone, showsOutcome } from '../../support/worlds/ledger-view.ts';
import { Person } from '../../support/desk/person.ts';
import { until } from '../../support/until.ts';

const customer = 'Litware';
const once = { posts: 1, records: 1 };
const always = 1_000;
const leftOpen = 'attestation left for the next reconciliation';
const unreachable = 'agent became unreachable';
const send = { method: 'POST', path: '/activities' };
const update = { method: 'PUT', path: '/activities' };

const passing = [
  { name: 'asks for patience and says how much', fault: { status: 429, headers: { 'Retry-After': '1' } } },
  { name: 'asks for patience', fault: { status: 429 } },
  { name: 'fails', fault: { status: 503 } },
  { name: 'cuts the connection', fault: {} },
];

let desk: Desk;
let api: ApiClient;
let ledger: LedgerView;
let admin: Person;

beforeAll(async () => {
  ({ desk, ledger, admin } = await openFaultyDesk());
  api = await ApiClient.open(desk);
});

afterAll(() => desk.close());

afterEach(() => endFaults({ desk, ledger, admin }));

async function asked(request: ApiRequest): Promise<Answered> {
  const { status, json, text } = await api.call('admin', request);
  if (status >= 300 || !json) throw new Error(`${request.method} ${request.path} answered ${status}: ${text}`);
  return json;
}

async function expectTold(email: string, person = admin): Promise<void> {
  const rows = await ledger.until((all) => all.some((row) => row.email === email && isDone(row)));
  const row = rows.find((one) => one.email === email);
  expect(row && (await showsOutcome(person, row))).toBe(true);
  expect(await desk.countFor(email)).toEqual(once);
}

describe.each(passing)('when Teams $name for a moment', ({ name, fault }) => {
  test('the answer to a command still arrives', async () => {
    await desk.connectorFault({ ...send, ...fault });
    expect((await admin.says('status litware')).text).toContain('No acceptance yet');
  });

  test('the receipt still arrives in its card', async () => {
    const email = `${name.replaceAll(' ', '-')}@customer.example`;
    const review = await openReview(desk, admin, { customer: 'VanArsdel', email });
    await desk.connectorFault({ ...update, ...fault });
    expect((await admin.submits(review, 'attestation.confirm')).text).toContain('Acceptance recorded');
    await expectTold(email);
  });
});

describe('when Teams lets the bot neither send nor change anything', () => {
  test.each([429, 503])('by %i, the agent is told as soon as it can be, and nothing is sent twice', async (status) => {
    const email = `shut-${status}@customer.example`;
    const review = await openReview(desk, admin, { customer, email });
    await desk.connectorFault({ ...send, status, times: always }, { ...update, status, times: always });
    const { data } = review.action('attestation.confirm');
    const pressed = admin.sends({ activityId: review.activityId, action: { type: 'Action.Submit', data } });
    const rows = await ledger.until((all) => all.some((row) => row.email === email && row.state === 'recorded'));
    expect(rows.find((row) => row.email === email)?.told_at).toBeNull();
    await desk.withoutFaults();
    await expectTold(email);
    await pressed;
  });
});

test('an agent whose chat refused the bot is told as soon as they are heard of again', async () => {
  const email = 'untold@customer.example';
  const review = await openReview(desk, admin, { customer, email });
  await desk.fault({ method: 'POST', path: '/agreements$', reset: 'before' });
  await desk.connectorFault({ ...send, status: 403, times: always }, { ...update, status: 403, times: always });
  expect((await admin.presses(review, 'attestation.confirm')).text).toContain('No answer yet');
  const rows = await ledger.until((all) => all.some((row) => row.email === email && row.state === 'refused'));
  expect(rows.find((row) => row.email === email)?.told_at).toBeNull();
  const isLeftOpen = () => desk.bot.log.some(({ msg, telling }) => msg === leftOpen && telling === 'unreachable');
  await until('a look that finds the agent out of reach', isLeftOpen);
  await desk.withoutFaults();
  await admin.says('help');
  const told = await ledger.until((all) => all.some((row) => row.email === email && isDone(row)));
  const row = told.find((one) => one.email === email);
  expect(row && (await showsOutcome(admin, row))).toBe(true);
});

test('an agent whose chat refuses the bot has been told once the page shows the outcome', async () => {
  const email = 'on-the-page@customer.example';
  const path = `/customers/${await desk.customerId(customer)}/drafts`;
  const { draftId = '' } = await asked({ method: 'post', path, body: { again: true } });
  const draft = `/drafts/${draftId}`;
  const form = {
    firstName: 'Ann',
    lastName: 'Beebe',
    email,
    phoneNumber: '',
    acceptedOn: '2026-03-02',
    reason: 'Again',
  };
  const { review } = await asked({ method: 'put', path: draft, body: form });
  await desk.fault({ method: 'POST', path: '/agreements$', reset: 'before' });
  await desk.connectorFault({ ...send, status: 403, times: always });
  const headers = { 'If-Match': `"${review?.version ?? ''}"` };
  await asked({ method: 'post', path: `${draft}/confirmation`, body: {}, headers });
  await ledger.until((all) => all.some((row) => row.email === email && row.state === 'refused'));
  expect((await ledger.rowFor(email))?.told_at).toBeNull();
  expect((await asked({ method: 'get', path: draft })).attestation?.state).toBe('refused');
  expect((await ledger.rowFor(email))?.told_at).not.toBeNull();
});

test('a correction for an agent who has never written is on the page, and their first message brings it', async () => {
  const sales = desk.person('sales');
  await ledger.addCorrected({
    agent_id: sales.objectId as AgentId,
    customer_id: (await desk.customerId(customer)) as CustomerId,
  });
  const isTried = () => desk.bot.log.some(({ agentId, msg }) => agentId === sales.objectId && msg === unreachable);
  await until('a try to tell it', isTried);
  const { text } = await api.call('sales', { method: 'get', path: '/my-work' });
  expect(JSON.parse(text)).toMatchObject({ confirmed: [{ state: 'recorded', correctedAt: expect.any(String) }] });
  expect((await ledger.corrections())[0]?.told_at).toBeNull();
  await sales.says('help');
  await until('the correction', async () => (await ledger.corrections()).every((one) => one.told_at !== null));
  expect((await sales.newestCard()).text).toContain(en['receipt.corrected.text']);
});

test('an outcome whose answer Teams did not wait for is told as a message', async () => {
  const email = 'hung-up@customer.example';
  const review = await openReview(desk, admin, { customer, email });
  const impatient = await startTeamsSandbox({
    botEndpoint: await desk.bot.endpoint(),
    patienceMs: 300,
    keys: sharedKeys,
  });
  try {
    const waiting = new Person(impatient.url, admin.objectId);
    await desk.fault({ method: 'POST', path: '/agreements$', delayMs: 1_500 });
    expect((await waiting.executes(review, 'attestation.confirm')).status).toBe(504);
    await expectTold(email, waiting);
  } finally {
    await impatient.close();
  }
});

describe('when a card cannot be changed any more', () => {
  let patient: Desk;
  let agent: Person;

  beforeAll(async () => {
    patient = await Desk.open();
    agent = patient.person('admin');
  });

  afterAll(() => patient.close());

  test('a late receipt comes as a message of its own', async () => {
    const email = 'late@customer.example';
    const review = await openReview(patient, agent, { customer, email });
    await patient.fault({ method: 'POST', path: '/agreements$', delayMs: 3_000 });
    await patient.connectorFault({ ...update, status: 403, times: always });
    const working = await agent.pressesBriefly(review, 'attestation.confirm');
    expect(working.isWorking).toBe(true);
    await agent.sees(({ cards, id }) => id !== review.activityId && JSON.stringify(cards).includes(email));
    expect(await patient.countFor(email)).toEqual(once);
    await patient.withoutFaults();
  });

  test('a late answer to a command comes as a message of its own', async () => {
    await patient.fault({ method: 'GET', path: '/v1/customers', delayMs: 3_000 });
    await patient.connectorFault({ ...update, status: 403, times: always });
    const before = (await agent.messages()).map(({ id }) => id);
    await agent.saysBriefly('status contoso');
    await agent.sees(({ id, cards }) => !before.includes(id) && JSON.stringify(cards).includes('No acceptance yet'));
  });
});
