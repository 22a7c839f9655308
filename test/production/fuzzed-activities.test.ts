import { cardVerbs } from '../../cards/kit/card-actions.ts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MadeUpMicrosoft } from '../support/microsoft/made-up-microsoft.ts';
import { ProductionBot } from '../support/bots/production-bot.ts';
import { type Delivery, ProductionPerson, channelClaims, deliver } from '../support/bots/production-bot-person.ts';
import { SeededRandom } from '../support/seeded-random.ts';
import { type OddActivity, marker, oddActivity } from './odd-activities.ts';

const count = Number(process.env['FUZZED_ACTIVITIES'] ?? 400);
const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_128);
const atOnce = 8;

interface Fault {
  readonly n: number;
  readonly what: string;
  readonly activity: unknown;
}

const longestAddress = 2_000;

describe(`${count} odd activities with valid signatures (FUZZ_SEED=${seed})`, () => {
  let microsoft: MadeUpMicrosoft;
  let bot: ProductionBot;
  const faults: Fault[] = [];
  const deliveries: Delivery[] = [];

  beforeAll(async () => {
    microsoft = await MadeUpMicrosoft.open();
    microsoft.roleOfOthers = 'admin-agent';
    // Five people say all of it: held up, they would rightly hear nothing more for a while.
    bot = await ProductionBot.start({
      microsoft,
      settings: { AGENT_REQUESTS_PER_MINUTE: '60000', ALL_AGENTS_REQUESTS_PER_MINUTE: '600000' },
    });
    await deliverAll();
  }, 3_600_000);

  afterAll(async () => {
    await bot.remove();
    await microsoft.close();
  });

  async function deliverAll(): Promise<void> {
    const ada = new ProductionPerson({ bot, microsoft });
    const known = { customerIds: await customerIds(), draftIds: await draftIds(ada) };
    const random = new SeededRandom(seed);
    let next = 0;
    const deliverNext = async (): Promise<void> => {
      while (next < count && bot.isRunning) {
        const n = next++;
        await deliverOne(n, oddActivity(random, n, known));
      }
    };
    await Promise.all(Array.from({ length: atOnce }, deliverNext));
  }

  async function deliverOne(n: number, odd: OddActivity): Promise<void> {
    const { activity } = odd;
    // Signed for where it says it comes from, as far as Microsoft could sign that: Node cuts a head of more than 16 kB off.
    const address = activity['serviceUrl'];
    const serviceurl = typeof address === 'string' && address.length <= longestAddress ? address : undefined;
    const token = microsoft.channelKey.token(channelClaims(serviceurl === undefined ? {} : { serviceurl }));
    try {
      const delivery = await deliver(bot, activity, `Bearer ${token}`);
      deliveries.push(delivery);
      const what = faultOf(odd, delivery);
      if (what !== undefined) faults.push({ n, what, activity });
    } catch (error) {
      faults.push({ n, what: `no answer: ${String(error)}`, activity });
    }
    // Late answers replace messages, which must be there; after a while nothing comes any more.
    microsoft.connector.forget(`a:1fuzz-${n - 1_000}`);
  }

  function faultOf({ activity, isAwaited, conversationId }: OddActivity, { status, body, tookMs }: Delivery) {
    if (tookMs > 10_000) return `${Math.round(tookMs)} ms`;
    // What invoke we do not know, Teams is told so (501).
    const isUnknownInvoke =
      status === 501 && activity['type'] === 'invoke' && activity['name'] !== 'adaptiveCard/action';
    if (status >= 500 && !isUnknownInvoke) return `status ${status}`;
    if (!isAwaited || status >= 400) return undefined;
    const isAnswered = activity['type'] === 'invoke' ? isInvokeAnswer(body) : isSpokenTo(conversationId);
    return isAnswered ? undefined : `silence after ${status}`;
  }

  /** In place, or in a message of its own. */
  const isInvokeAnswer = (body: unknown) => typeof body === 'object' && body !== null && 'statusCode' in body;
  const isSpokenTo = (conversationId: string) => microsoft.connector.messagesIn(conversationId).length > 0;

  async function customerIds(): Promise<readonly string[]> {
    const response = await fetch(`${microsoft.partnerCenter.url}/sandbox/state`);
    return ((await response.json()) as { customers: { id: string }[] }).customers.slice(0, 20).map(({ id }) => id);
  }

  async function draftIds(ada: ProductionPerson): Promise<readonly string[]> {
    const [first = ''] = await customerIds();
    const { body } = await ada.presses({ verb: 'attestation.start', customerId: first });
    return [...JSON.stringify(body).matchAll(/"draftId":"([^"]+)"/g)].map(([, id]) => id ?? '').slice(0, 1);
  }

  it('know every verb of our cards', () => {
    expect(cardVerbs.length).toBeGreaterThan(50);
    expect(deliveries.length + faults.length).toBeGreaterThanOrEqual(Math.min(count, 1));
  });

  it('end no process', () => {
    expect({ isRunning: bot.isRunning, stderr: bot.stderr }).toEqual({ isRunning: true, stderr: [] });
  });

  it('are all answered, in time, by something else than silence or a fault of ours', () => {
    expect(faults.slice(0, 5).map((fault) => ({ ...fault, all: faults.length }))).toEqual([]);
  });

  it('are served, most of them', () => {
    const served = deliveries.filter(({ status }) => status === 200).length;
    expect(served).toBeGreaterThan(count / 3);
  });

  it('leave no word that anybody wrote, and no name, in the log', () => {
    const telling = bot.stdout.filter(
      (line) => line.includes(marker) || /Lindqvist|Okafor|Vogel|de Vries|Li Na/.test(line),
    );
    expect(telling.slice(0, 3)).toEqual([]);
  });

  it('end no turn in an error', () => {
    const errors = bot.log.filter(({ level }) => Number(level) >= 50);
    expect(errors.slice(0, 3).map((line) => ({ ...line, all: errors.length }))).toEqual([]);
  });

  it('leave the memory level', () => {
    expect(bot.memory).toBeLessThan(600);
  });
});
