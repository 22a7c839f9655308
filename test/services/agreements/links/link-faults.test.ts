import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { isOnThisMachine } from '../../../../bot/settings/microsoft-addresses.ts';
import type { DeskOptions } from '../../../../bot/wiring/options.ts';
import { createLinkFollower } from '../../../../bot/wiring/link-follower.ts';
import { type Services, createServices } from '../../../../bot/wiring/services.ts';
import sandboxWireMap from '../../../../sandbox/partner-center/attestations/enhanced-wire.json' with { type: 'json' };
import type { LinkNews } from '../../../../services/agreements/links/acceptance-link.ts';
import type { LinkView, StartResult } from '../../../../services/agreements/links/link-results.ts';
import type { LedgerEntry } from '../../../../services/agreements/ledger/ledger-entry.ts';
import { ReconciliationService } from '../../../../services/agreements/reconciliation-service.ts';
import type { Database } from '../../../../services/database/database.ts';
import { capabilityTable } from '../../../../services/identity/capabilities.ts';
import { wireMapSchema } from '../../../../services/partner-center/enhanced/wire-map.ts';
import { type Sandbox, openSandbox } from '../../../sandbox/partner-center/sandbox-client.ts';
import { CapturedLog } from '../../../support/captured-log.ts';
import { type TestDatabase, engines } from '../../../support/databases/databases.ts';
import { DemoAccessTokens, demoRoleDirectory } from '../../../support/microsoft/demo-identity.ts';
import { until } from '../../../support/until.ts';
import { SandboxControl } from '../../../support/microsoft/sandbox-control.ts';
import { MovableClock } from '../../../support/worlds/directory-instance.ts';
import { agentOf, contoso, typedForm } from '../../../support/worlds/ledger-world.ts';

/** The first call of a cold process takes its time. */
const timeoutMs = 1_000;
const deadlineMs = 2 * timeoutMs;
const ada = agentOf('admin');
const sent = { kind: 'sent', to: { conversationId: 'a:1', activityId: '1' } } as const;

describe.each(engines)('links while Microsoft fails, on $engine', ({ create }) => {
  const clock = new MovableClock();
  const news: LinkNews[] = [];
  const receipts: LedgerEntry[] = [];
  let place: TestDatabase;
  let database: Database;
  let sandbox: Sandbox;
  let services: Services;
  let follow: () => Promise<void>;
  /** The same where the setting leaves the agreement to a press. */
  let followForPress: () => Promise<void>;
  let reconcile: () => Promise<void>;

  beforeEach(async () => {
    [news.length, receipts.length] = [0, 0];
    place = await create();
    database = await place.open();
    sandbox = await openSandbox({ clock });
    const options = {
      database,
      clock,
      accessTokens: new DemoAccessTokens(sandbox.url),
      roleDirectory: demoRoleDirectory,
      capabilities: capabilityTable,
      partnerCenterUrl: sandbox.url,
      isTemplateFile: isOnThisMachine,
      enhanced: {
        setting: 'enhanced' as const,
        map: wireMapSchema.parse(sandboxWireMap),
        isMadeUp: true,
        createsByItself: true,
        linkMinutes: 10_080,
        appTokens: { getToken: () => sandbox.token({ kind: 'app-only' }) },
        tokenKeys: [randomBytes(32)] as const,
      },
      ...{ partnerCenterTimeoutMs: timeoutMs, callDeadlineMs: deadlineMs, renewalCutoff: undefined },
      log: new CapturedLog(),
    };
    services = createServices(options);
    await services.agents.saveChanged(ada, clock.now());
    const followerFor = (createsByItself: boolean) =>
      createLinkFollower({ ...options, enhanced: { ...options.enhanced, createsByItself } } as unknown as DeskOptions, {
        services,
        pace: { takeTurn: () => Promise.resolve(true), slowDown: () => Promise.resolve() },
        messenger: { tell: (one) => Promise.resolve((news.push(one), sent)) },
        outcomes: { tell: (one) => Promise.resolve((receipts.push(one), sent)) },
      });
    const [byItself, byPress] = [followerFor(true), followerFor(false)];
    const tell = (one: LedgerEntry) => Promise.resolve((receipts.push(one), sent));
    const reconciliation = new ReconciliationService({
      ...{ ...options, ...services },
      directory: services.notes,
      messenger: { tell },
      isOfList: () => Promise.resolve(false),
    });
    reconcile = () => reconciliation.run(new AbortController().signal);
    follow = () => byItself.run(new AbortController().signal);
    followForPress = () => byPress.run(new AbortController().signal);
  });

  afterEach(async () => {
    await sandbox.close();
    await place.remove();
  });

  const fault = (given: object) => new SandboxControl(sandbox.url).fault(given);
  const onStart = { method: 'POST', path: 'attestations/enhanced' };
  const onCreate = { method: 'POST', path: 'sandbox-enhanced' };

  async function start(): Promise<LinkView> {
    const draft = await services.drafts.startWith(ada, { customerId: contoso, companyName: 'Contoso Ltd' }, typedForm);
    const { version } = await services.linkRequests.check(ada, draft);
    const request = { draftId: draft.draftId, version, place: { conversationId: 'a:1', activityId: undefined } };
    const result: StartResult = await services.linkRequests.start(ada, request);
    if (result.kind !== 'link') throw new Error(`started as ${result.kind}`);
    return result.view;
  }

  async function accept({ link }: LinkView): Promise<void> {
    const opened = await services.links.open(ada, link.linkId);
    if (opened?.kind !== 'open') throw new Error('there is no address');
    const secret = new URL(opened.address).searchParams.get('attestationid') ?? '';
    const body = new URLSearchParams({ answer: 'agreed' });
    await fetch(`${sandbox.url}/mca/?attestationid=${secret}`, { method: 'POST', body });
  }

  test.each([
    ['429', { status: 429 }, 'failed'],
    ['503', { status: 503 }, 'uncertain'],
    ['a page of HTML', { status: 200, body: '<html></html>' }, 'uncertain'],
    ['a cut before', { reset: 'before' }, 'uncertain'],
    ['a cut after', { reset: 'after' }, 'uncertain'],
    ['silence', { delayMs: 2 * timeoutMs }, 'uncertain'],
  ])('asked for a link, and got %s: nobody has one, and the same request gives one', async (_, given, state) => {
    await fault({ ...onStart, ...given, times: 1 });
    const { link } = await start();
    expect(link).toMatchObject({ state });
    const { linkRequests } = services;
    const isOver = state === 'failed';
    const view = isOver ? await linkRequests.renew(ada, link.linkId) : await linkRequests.tryAgain(ada, link.linkId);
    expect(view?.link.state).toBe('made');
  });

  test.each([
    ['429', { status: 429 }],
    ['503', { status: 503 }],
    ['a page of HTML', { status: 200, body: '<html></html>' }],
    ['silence', { delayMs: 2 * timeoutMs }],
    ['a cut before', { reset: 'before' }],
    ['a cut after', { reset: 'after' }],
  ])('created the agreement, and got %s: it is there once, and the agent is told once', async (_, given) => {
    const view = await start();
    await accept(view);
    await fault({ ...onCreate, ...given, times: 1 });
    clock.advanceMinutes(6);
    await until('the agreement is created', async () => {
      await follow();
      await reconcile();
      clock.advanceMinutes(1);
      return (await services.links.find(ada, view.link.linkId))?.link.state === 'entered';
    });
    const entries = (await services.ledger.listByLink(view.link.linkId)).map(({ outcome }) => outcome.state);
    const isIn = (state: string) => state === 'recorded' || state === 'already-recorded';
    expect(entries.filter(isIn)).toHaveLength(1);
    expect(receipts.filter(({ outcome }) => isIn(outcome.state))).toHaveLength(1);
    const { agreements } = (await sandbox.call('GET', '/sandbox/state')).json;
    expect(agreements[contoso] ?? []).toHaveLength(1);
  });

  const stateOf = async ({ link }: LinkView) => (await services.links.find(ada, link.linkId))?.link.state;

  test('leaves the agreement to a press where the setting says so, and tells the agent once', async () => {
    const view = await start();
    await accept(view);
    clock.advanceMinutes(6);
    await followForPress();
    clock.advanceMinutes(60);
    await followForPress();
    expect(news.map((one) => one.news)).toEqual(['accepted']);
    expect([await stateOf(view), receipts]).toEqual(['accepted', []]);
    const pressed = await services.links.createAgreement(ada, view.link.linkId);
    expect(pressed).toMatchObject({ link: { state: 'entered' }, entry: { outcome: { state: 'recorded' } } });
    await services.links.createAgreement(ada, view.link.linkId);
    expect(await services.ledger.listByLink(view.link.linkId)).toHaveLength(1);
  });

  test('tells the agent a day before a link runs out, and when it has, each once', async () => {
    const view = await start();
    await services.links.markSent(ada, view.link.linkId);
    const told: string[] = [];
    // Six days and a half, then another day.
    for (const hours of [156, 1, 24, 1]) {
      clock.advanceMinutes(60 * hours);
      await follow();
      told.push(news.map((one) => one.news).join());
    }
    expect(told).toEqual(['expiring', 'expiring', 'expiring,expired', 'expiring,expired']);
    expect(await stateOf(view)).toBe('expired');
    expect((await services.linkRequests.renew(ada, view.link.linkId))?.link).toMatchObject({ state: 'made' });
  });

  test('does not tell an agent what they have just looked up themselves', async () => {
    const view = await start();
    clock.advanceMinutes(8 * 24 * 60);
    expect((await services.links.refresh(ada, view.link.linkId))?.link.state).toBe('expired');
    await follow();
    expect(news).toEqual([]);
  });

  test('leaves an acceptance to the agent where the person who accepted has been erased', async () => {
    const view = await start();
    await accept(view);
    await database.query
      .updateTable('acceptance_links')
      .set({ first_name: null, last_name: null, email: null, phone_number: null })
      .execute();
    clock.advanceMinutes(6);
    await follow();
    expect(news.map((one) => one.news)).toEqual(['accepted']);
    expect([await stateOf(view), receipts]).toEqual(['accepted', []]);
    expect((await services.links.createAgreement(ada, view.link.linkId))?.entry).toBeUndefined();
    expect((await services.links.withdraw(ada, view.link.linkId))?.link.state).toBe('withdrawn');
  });

  test('tells the agent of a link that nobody knows of after the process died', async () => {
    const view = await start();
    await database.query
      .updateTable('acceptance_links')
      .set({ state: 'making', look_at: clock.now().toISOString() as never })
      .execute();
    clock.advanceMinutes(10);
    await follow();
    expect((await services.links.find(ada, view.link.linkId))?.link.state).toBe('uncertain');
    expect(news.map((one) => one.news)).toEqual(['uncertain']);
  });
});
