import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { Desk } from '../../support/desk/desk.ts';
import { expectWords } from '../../support/cards/expect-words.ts';
import { type RoadCustomer, type RoadStep, roadClockSpeed, roadSteps } from '../../support/desk/road-steps.ts';
import { SandboxControl } from '../../support/microsoft/sandbox-control.ts';
import type { ShownCard } from '../../support/cards/shown-card.ts';

const orderToken = 'sandbox-order-token-for-this-machine-only';
const timeoutSeconds = 1;
const always = 20;
/** Tried again at once, so that no test waits for the three repetitions. */
const trouble = { status: 503, headers: { 'Retry-After': '0' } };
const webPage = { status: 200, body: '<html><body>Sign in</body></html>', times: always };

/** What stays until it is taken away, what the agent reads of it, and what an ordering tool. */
const lasting = [
  {
    name: 'asks for more patience than an agent has',
    faults: [{ status: 429, headers: { 'Retry-After': '120' }, times: always }],
    words: 'busy right now',
    reason: 'busy',
  },
  {
    name: 'asks for patience again and again',
    faults: [{ status: 429, headers: { 'Retry-After': '0' }, times: always }],
    words: 'busy right now',
    reason: 'busy',
  },
  {
    name: 'has trouble of its own',
    faults: [{ ...trouble, times: always }],
    words: 'having problems',
    reason: 'trouble',
  },
  {
    name: 'cuts the connection at once',
    faults: [
      { ...trouble, times: 3 },
      { reset: 'before', times: always },
    ],
    words: 'can’t reach',
    reason: 'unreachable',
  },
  {
    name: 'cuts the connection after the work',
    faults: [
      { ...trouble, times: 3 },
      { reset: 'after', times: always },
    ],
    words: 'can’t reach',
    reason: 'unreachable',
  },
  {
    name: 'takes longer than we wait',
    faults: [
      { ...trouble, times: 3 },
      { delayMs: 1_500 * timeoutSeconds, times: always },
    ],
    words: 'in time',
    reason: 'timeout',
  },
  {
    name: 'answers with a web page',
    faults: [webPage],
    words: 'don’t understand',
    reason: 'not-understood',
  },
];

/** All that one read can live through: it is tried four times. */
const passing = [{ reset: 'before' }, trouble, { status: 429, headers: { 'Retry-After': '0' } }];

let desk: Desk;
let control: SandboxControl;
let customers = 0;

beforeAll(async () => {
  const environment = {
    SANDBOX_CLOCK_SPEED: String(roadClockSpeed),
    PARTNER_CENTER_TIMEOUT_SECONDS: String(timeoutSeconds),
  };
  desk = await Desk.open({ environment });
  control = new SandboxControl(desk.partnerCenter.url);
  await desk.person('sales').says('help');
  await desk.person('helpdesk').says('help');
});

afterEach(async () => {
  await desk.withoutFaults();
  expect((await desk.person('global').says('help')).text).toContain('What you can ask me');
});

afterAll(() => desk.close());

async function addCustomer(): Promise<RoadCustomer> {
  const name = `Relecloud ${String(++customers).padStart(3, '0')}`;
  return { name, id: await control.addCustomer({ companyName: name }) };
}

async function fail(path: string, faults: readonly object[]): Promise<void> {
  await desk.fault(...faults.map((fault) => ({ method: 'GET', path, ...fault })));
}

/** Goes to where Partner Center is read, and has that fail. */
async function begin(step: RoadStep, faults: readonly object[]) {
  const agent = desk.person(step.agent ?? 'admin');
  const customer = await addCustomer();
  const before = await step.before?.(agent, customer, desk);
  await fail(step.reads(customer), faults);
  return { agent, act: () => step.act(agent, customer, before) };
}

function expectThere(card: ShownCard, { leadsTo, typed = {} }: Pick<RoadStep, 'leadsTo' | 'typed'>): void {
  const text = [card.text, ...card.buttons].join('\n');
  for (const words of [leadsTo, ...Object.values(typed)]) expect(text).toContain(words);
}

describe.each(roadSteps)('$name', (step) => {
  test.each(lasting)('while Partner Center $name, says so, keeps what was typed, and then goes on', async (lived) => {
    const { agent, act } = await begin(step, lived.faults);
    const failed = await act();
    expectWords(failed, lived.words);
    expect(failed.inputs).toEqual(step.typed ?? {});
    await desk.withoutFaults();
    const done = step.again === undefined ? await act() : await agent.presses(failed, step.again, failed.inputs);
    expectThere(done, step);
  });

  test('shows nothing of what passes while it is read', async () => {
    const { act } = await begin(step, passing);
    expectThere(await act(), step);
  });
});

test('what was typed comes back also where Partner Center fails after "Still working on it"', async () => {
  const begun = [];
  for (const step of roadSteps.filter(({ typed }) => typed !== undefined))
    begun.push({ step, ...(await begin(step, [{ status: 429, headers: { 'Retry-After': '3' } }, webPage])) });
  const shown = await Promise.all(begun.map(async ({ step, act }) => ({ step, failed: await act() })));
  for (const { step, failed } of shown) {
    expectWords(failed, 'don’t understand');
    expect(failed.inputs).toEqual(step.typed);
  }
});

test('a second that Partner Center asks for is waited, and nothing of it is shown', async () => {
  const admin = desk.person('admin');
  const { id, name } = await addCustomer();
  await fail(`/customers/${id}$`, [{ status: 429, headers: { 'Retry-After': '1' } }]);
  expectThere(await admin.says(`order check ${name}`), { leadsTo: 'An order would be refused' });
});

test.each(lasting)(
  'an ordering tool gets no yes while Partner Center $name, and hears when to ask again',
  async (lived) => {
    const { id } = await addCustomer();
    await fail(`/customers/${id}$`, lived.faults);
    expect(await toolAsks(id)).toMatchObject({
      status: 503,
      retryAfter: '30',
      body: { code: 'readiness-unknown', reason: lived.reason },
    });
    await desk.withoutFaults();
    expect(await toolAsks(id)).toMatchObject({ status: 200, body: { ready: false, reason: 'no-acceptance' } });
  },
);

test('nothing of it is taken for a mistake of our own', () => {
  expect(desk.bot.log.filter(({ msg }) => msg?.includes('unexpectedly'))).toEqual([]);
});

async function toolAsks(customerId: string) {
  const url = `${await desk.bot.url()}/api/customers/${customerId}/order-readiness`;
  const answer = await fetch(url, { headers: { Authorization: `Bearer ${orderToken}` } });
  return { status: answer.status, retryAfter: answer.headers.get('Retry-After'), body: await answer.json() };
}
