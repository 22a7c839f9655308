import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import en from '../../../cards/wording/en.json' with { type: 'json' };
import type { Database } from '../../../services/database/database.ts';
import { openDatabase } from '../../../services/database/open-database.ts';
import { dayMs } from '../../../services/duration.ts';
import type { CustomerId } from '../../../services/ids.ts';
import type { ShownCard } from '../../support/cards/shown-card.ts';
import { createMigratedPostgresDatabase } from '../../support/databases/migrated-databases.ts';
import type { PostgresDatabase } from '../../support/databases/postgres.ts';
import { addressIn, answersOn, secretIn } from '../../support/desk/accepting.ts';
import { typedContact } from '../../support/desk/confirming.ts';
import { Desk } from '../../support/desk/desk.ts';
import type { Person } from '../../support/desk/person.ts';
import { SandboxControl } from '../../support/microsoft/sandbox-control.ts';
import { silent } from '../../support/silent-log.ts';
import { until } from '../../support/until.ts';

const timeoutMs = 2_000;
/** Most of it is waiting: for silence, and for what a killed process had claimed. */
const patienceMs = 300_000;
/** Where it is told from what is kept whether there is a link, which is the same code on both engines. */
const fatesOnPostgres: readonly string[] = ['silence', 'a cut after'];
/** Of each call of a link. So often a look at one fails: all four attempts, or one that takes its time. */
const faults = [
  ['429', { status: 429, headers: { 'Retry-After': '0' } }, 4],
  ['503', { status: 503, headers: { 'Retry-After': '0' } }, 4],
  ['a web page', { status: 200, body: '<html><body>customer agreed</body></html>' }, 2],
  ['silence', { delayMs: 1.5 * timeoutMs }, 1],
  ['a late answer', { delayMs: 0.4 * timeoutMs }, 1],
  ['a cut before', { reset: 'before' }, 1],
  ['a cut after', { reset: 'after' }, 1],
] as const;

interface Follower {
  readonly name: string;
  readonly id: string;
  readonly secret: string;
  readonly address: string;
  /** Where the agent began, whose card shows the outcome too. */
  readonly begunOn: string;
}

describe.each([{ engine: 'embedded' }, { engine: 'postgres' }])('on $engine', ({ engine }) => {
  let database: PostgresDatabase | undefined;
  let folder: string;
  let desk: Desk;
  /** What the bot keeps, read beside it. */
  let kept: Database;
  let control: SandboxControl;
  let admin: Person;
  let customers = 0;

  beforeEach(async () => {
    database = engine === 'postgres' ? await createMigratedPostgresDatabase() : undefined;
    // An hour a second.
    const clock = { SANDBOX_CLOCK_SPEED: '3600', SANDBOX_CLOCK_ANCHOR: String(Date.now()) };
    folder = await mkdtemp(join(tmpdir(), 'link-faults-'));
    const patience = { PARTNER_CENTER_TIMEOUT_SECONDS: String(timeoutMs / 1_000), RECONCILE_EVERY_SECONDS: '0.2' };
    const store = database && { DATABASE_URL: database.url };
    const others = { SANDBOX_CLOCK_AHEAD_FILE: clockFile(), ATTESTATION_ROAD: 'enhanced' };
    desk = await Desk.open({ environment: { ...clock, ...patience, ...store, ...others } });
    const file = join(desk.directory, 'agreement-desk.db');
    kept = await openDatabase(database ? { kind: 'postgres', url: database.url } : { kind: 'embedded', file }, silent);
    control = new SandboxControl(desk.partnerCenter.url);
    admin = desk.person('admin');
  });

  afterEach(async () => {
    await kept.close();
    await desk.close();
    await database?.remove();
    await rm(folder, { recursive: true, force: true });
  });

  const clockFile = () => join(folder, 'ahead');

  /** The form for a customer of its own, filled in but for the press. */
  async function begins(): Promise<{ name: string; id: string; form: ShownCard; inputs: Record<string, string> }> {
    const name = `Relecloud ${String(++customers).padStart(3, '0')}`;
    const id = await control.addCustomer({ companyName: name });
    const form = await admin.says(`confirm ${name}`);
    return { name, id, form, inputs: { ...typedContact, email: `tania@customer-${customers}.example` } };
  }

  async function follows(name: string, id: string, letter: ShownCard): Promise<Follower> {
    const address = addressIn(letter);
    await admin.presses(letter, 'link.sent');
    return { name, id, address, secret: secretIn(address), begunOn: letter.activityId };
  }

  async function hasLink(): Promise<Follower> {
    const { name, id, form, inputs } = await begins();
    return follows(name, id, await admin.presses(form, 'link.make', inputs));
  }

  /** Asks again, the same request, while nobody knows whether there is a link. */
  async function untilMade(shown: ShownCard): Promise<ShownCard> {
    let card = shown;
    while (card.text.includes(en['link.uncertain.title'])) card = await admin.presses(card, 'link.askAgain');
    return card;
  }

  const plan = (method: 'GET' | 'POST', path: string, fault: object) => desk.fault({ method, path, ...fault });

  const linkOf = (customerId: string) =>
    kept.query
      .selectFrom('acceptance_links')
      .selectAll()
      .where('customer_id', '=', customerId as CustomerId)
      .executeTakeFirst();

  const isIntended = async (customerId: string) =>
    (await kept.query
      .selectFrom('attestations')
      .select('state')
      .where('customer_id', '=', customerId as CustomerId)
      .executeTakeFirst()) !== undefined;

  /** The request ids with which links were asked for. */
  async function requestIds(): Promise<readonly string[]> {
    const response = await fetch(`${desk.partnerCenter.url}/sandbox/requests`);
    const { calls } = (await response.json()) as { calls: { method: string; path: string; requestId: string }[] };
    return calls
      .filter(({ method, path }) => method === 'POST' && path.endsWith('/attestations/enhanced'))
      .map((call) => call.requestId);
  }

  /** Messages of their own that say so of a customer. */
  async function toldOf({ name, begunOn }: Pick<Follower, 'name' | 'begunOn'>, words: string): Promise<number> {
    const texts = (await admin.messages()).filter(({ id, from }) => from === 'bot' && id !== begunOn);
    return texts.map(({ cards }) => JSON.stringify(cards)).filter((text) => text.includes(name) && text.includes(words))
      .length;
  }

  /** Each agreement is there once, and the agent was told: once, unless the process died over it. */
  async function areThere(followers: readonly Follower[], { mostTold }: { readonly mostTold: number }): Promise<void> {
    for (const follower of followers) {
      await until(`the news of ${follower.name}`, async () => (await toldOf(follower, en['link.entered.title'])) > 0);
      expect({ name: follower.name, agreements: await desk.agreementsOf(follower.name) }).toEqual({
        ...{ name: follower.name, agreements: [expect.anything()] },
      });
      expect(await toldOf(follower, en['link.entered.title'])).toBeLessThanOrEqual(mostTold);
      const begunOn = async () => (await admin.cardNow(follower.begunOn)).text;
      await until('the card on which it began', async () => (await begunOn()).includes(en['link.entered.title']));
    }
  }

  test(
    'Microsoft fails at each call: no link and no agreement is lost or made twice, and the agent is told',
    async () => {
      const followers: Follower[] = [];
      let refused = 0;
      const met = faults.filter(([fate]) => engine === 'embedded' || fatesOnPostgres.includes(fate));
      for (const [fate, fault, times] of met) {
        const { name, id, form, inputs } = await begins();
        await plan('POST', '/attestations/enhanced$', fault);
        const shown = await admin.presses(form, 'link.make', inputs);
        const isLost = shown.text.includes(en['link.uncertain.title']);
        const isRefused = shown.text.includes(en['link.failed.title']);
        if (isRefused) refused += 1;
        if (fate !== 'a late answer') expect([fate, isLost, isRefused]).toEqual([fate, fate !== '429', fate === '429']);
        const again = isRefused ? await admin.presses(shown, 'link.change') : undefined;
        const letter = again ? await admin.presses(again, 'link.make', again.inputs) : await untilMade(shown);
        const follower = await follows(name, id, letter);
        await plan('GET', `${follower.secret}/sandbox-progress`, { ...fault, times });
        await plan('POST', `${id}/agreements/sandbox-enhanced`, fault);
        followers.push(follower);
      }
      expect(new Set(await requestIds()).size).toBe(followers.length + refused);
      await Promise.all(followers.map(({ address }) => answersOn(address, 'agreed')));
      await areThere(followers, { mostTold: 1 });
    },
    patienceMs,
  );

  test(
    'the bot is killed while it asks for a link, creates an agreement, and looks at a link',
    async () => {
      await desk.isolateBot();
      const [looked, creating] = [await hasLink(), await hasLink()];
      const { name, id, form, inputs } = await begins();
      // The work is done after the process is dead.
      const slow = { delayMs: 0.9 * timeoutMs, reset: 'after' };
      await plan('POST', `${creating.id}/agreements/sandbox-enhanced`, slow);
      await plan('POST', '/attestations/enhanced$', slow);
      await answersOn(creating.address, 'agreed');
      await until('the creation of an agreement', () => isIntended(creating.id));
      const pressed = admin.executes(form, 'link.make', inputs);
      await until('the request for a link', async () => (await linkOf(id))?.state === 'making');
      await killAndRestart();
      await pressed;

      await plan('GET', `${looked.secret}/sandbox-progress`, slow);
      await answersOn(looked.address, 'agreed');
      await until('a look at a link', async () => (await linkOf(looked.id))?.claimed_until);
      await killAndRestart();
      // What the dead process had claimed is free again.
      await writeFile(clockFile(), String(dayMs));

      const news = await admin.sees(({ cards }) => {
        const text = JSON.stringify(cards);
        return text.includes(name) && text.includes(en['link.uncertain.title']);
      });
      const letter = await untilMade(await admin.cardNow(news.id));
      expect(new Set(await requestIds()).size).toBe(3);
      const lost = await follows(name, id, letter);
      await answersOn(lost.address, 'agreed');
      await areThere([looked, creating], { mostTold: 2 });
      await until('the agreement of the link that was lost', async () => (await desk.agreementsOf(name)).length === 1);
    },
    patienceMs,
  );

  async function killAndRestart(): Promise<void> {
    await desk.bot.kill();
    await desk.restart();
  }
});
