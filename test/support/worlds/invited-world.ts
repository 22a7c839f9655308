import { randomUUID } from 'node:crypto';
import { createBackgroundClient } from '../../../bot/wiring/background.ts';
import { DemoAccessTokens } from '../microsoft/demo-identity.ts';
import {
  type PartnerCenterSandbox,
  startPartnerCenterSandbox,
} from '../../../sandbox/partner-center/partner-center-sandbox.ts';
import { LedgerStore } from '../../../services/agreements/ledger/ledger-store.ts';
import { PartnerCenterStatusReader } from '../../../services/agreements/acceptance-reader.ts';
import { AgentsStore } from '../../../services/conversations/agents-store.ts';
import type { SendOutcome } from '../../../services/conversations/send-outcome.ts';
import type { DirectoryNotes } from '../../../services/customers/directory/directory-notes.ts';
import { DirectoryStore } from '../../../services/customers/directory/directory-store.ts';
import { DirectoryStatusStore } from '../../../services/customers/directory/directory-status-store.ts';
import type { Database } from '../../../services/database/database.ts';
import { AuthorizationService } from '../../../services/identity/authorization-service.ts';
import { type Role, capabilityTable } from '../../../services/identity/capabilities.ts';
import type { AgentId, CustomerId, InvitationId } from '../../../services/ids.ts';
import { InvitationFollower, InvitedCustomerReader } from '../../../services/invitations/invitation-follower.ts';
import { InvitationFollowUpsStore } from '../../../services/invitations/invitation-follow-ups-store.ts';
import { type InvitationMessenger, InvitationNotifier } from '../../../services/invitations/invitation-notifier.ts';
import type { InvitationNews } from '../../../services/invitations/invitation.ts';
import { InvitationsStore } from '../../../services/invitations/invitations-store.ts';
import { CapturedLog } from '../captured-log.ts';
import type { TestDatabase } from '../databases/databases.ts';
import { MovableClock } from './directory-instance.ts';
import { SandboxControl } from '../microsoft/sandbox-control.ts';
import { notesIn } from './directory-notes.ts';
import { Evidence } from '../../../services/evidence/evidence.ts';
import { sharedKeys } from '../microsoft/shared-keys.ts';

const minute = 60_000;
const leaseMs = 5 * minute;
const patienceMs = 10_000;

/** Invited customers of a partner and those who invited them. Instances share all but their memory. */
export class InvitedWorld implements InvitationMessenger {
  readonly clock = new MovableClock();
  readonly told: (InvitationNews & { readonly at: Date })[] = [];
  /** What comes of the next attempts to tell, before all are taken again. */
  readonly outcomes: (SendOutcome | 'crash')[] = [];
  /** To whom telling anything throws. */
  readonly brokenFor = new Set<AgentId>();
  readonly roles = new Map<AgentId, readonly Role[]>();
  readonly log = new CapturedLog();
  readonly contoso = 'cccccccc-0000-4000-8000-000000000001' as CustomerId;
  readonly control: SandboxControl;
  readonly database: Database;
  readonly invitations: InvitationsStore;
  readonly notes: DirectoryNotes;
  readonly #place: TestDatabase;
  readonly #partnerCenter: PartnerCenterSandbox;
  readonly #follower: InvitationFollower;

  private constructor(place: TestDatabase, database: Database, partnerCenter: PartnerCenterSandbox) {
    this.#place = place;
    this.database = database;
    this.#partnerCenter = partnerCenter;
    this.control = new SandboxControl(partnerCenter.url);
    this.invitations = new InvitationsStore(database, new Evidence(database));
    this.notes = notesIn(database, this.log);
    this.#follower = this.#createFollower(database);
  }

  static async open(create: () => Promise<TestDatabase>): Promise<InvitedWorld> {
    const place = await create();
    return new InvitedWorld(place, await place.open(), await startPartnerCenterSandbox({ keys: sharedKeys }));
  }

  async close(): Promise<void> {
    await this.#partnerCenter.close();
    await this.#place.remove();
  }

  /** Another process on the same database, that may wait less for Partner Center. */
  async openInstance(partnerCenterTimeoutMs = patienceMs): Promise<InvitationFollower> {
    return this.#createFollower(await this.#place.open(), partnerCenterTimeoutMs);
  }

  async addAgent(number: number): Promise<AgentId> {
    const agentId = `aaaaaaaa-0000-4000-8000-00000000000${number}` as AgentId;
    const agent = { agentId, name: `Agent ${number}`, timeZone: 'UTC' };
    await new AgentsStore(this.database).saveChanged(agent, this.clock.now());
    this.roles.set(agentId, ['admin-agent']);
    return agentId;
  }

  async invite(invitedBy: AgentId, customerId = this.contoso): Promise<void> {
    const invitationId = randomUUID() as InvitationId;
    const names = { companyName: 'Contoso Ltd', agentName: 'Agent' };
    const invitedAt = this.clock.now();
    const checkAt = new Date(invitedAt.getTime() + 15 * minute);
    await this.invitations.add({ invitationId, customerId, invitedBy, invitedAt, ...names }, checkAt);
  }

  pass(time: { readonly days?: number; readonly hours?: number; readonly minutes?: number }): void {
    this.clock.advanceMinutes((time.days ?? 0) * 24 * 60 + (time.hours ?? 0) * 60 + (time.minutes ?? 0));
  }

  async run(follower = this.#follower): Promise<void> {
    await follower.run(new AbortController().signal);
  }

  /** How often it was asked whether a customer accepted directly while this was done. */
  async looksDuring(work: () => Promise<unknown>): Promise<number> {
    return (await this.control.requestsDuring(work)).statuses;
  }

  /** As an instance does that is killed in the midst of it. */
  async claimAndDie(): Promise<void> {
    const now = this.clock.now();
    await new InvitationFollowUpsStore(this.database, new Evidence(this.database)).claimDue(
      now,
      new Date(now.getTime() + leaseMs),
    );
  }

  async addToDirectory(): Promise<void> {
    const customer = { customerId: this.contoso, companyName: 'Contoso Ltd', domain: 'contoso.onmicrosoft.com' };
    await new DirectoryStore(this.database).upsertListed([customer], 1, this.clock.now());
  }

  async statusInDirectory(): Promise<string | undefined> {
    return (await new DirectoryStatusStore(this.database, new Evidence(this.database)).find(this.contoso))?.status;
  }

  /** What became of the newest invitation. */
  async state(): Promise<string | undefined> {
    return (await this.invitations.listByCustomer(this.contoso, 1))[0]?.followUp;
  }

  tell(news: InvitationNews): Promise<SendOutcome> {
    if (this.brokenFor.has(news.invitation.invitedBy)) return Promise.reject(new TypeError('no such field'));
    const outcome = this.outcomes.shift();
    if (outcome === undefined || outcome === 'crash') this.told.push({ ...news, at: this.clock.now() });
    // An instance that died never hears the answer.
    if (outcome === 'crash') return new Promise(() => undefined);
    return Promise.resolve(outcome ?? { kind: 'sent', to: { conversationId: 'chat', activityId: randomUUID() } });
  }

  #createFollower(database: Database, partnerCenterTimeoutMs = patienceMs): InvitationFollower {
    const { clock, log } = this;
    const { url: partnerCenterUrl } = this.#partnerCenter;
    const accessTokens = new DemoAccessTokens(partnerCenterUrl);
    const connection = { accessTokens, partnerCenterUrl, partnerCenterTimeoutMs, backgroundRequestsPerMinute: 60_000 };
    const partnerCenter = createBackgroundClient({ ...connection, database, clock, log }, new AbortController().signal);
    const shared = {
      clock,
      log,
      partnerCenter,
      followUps: new InvitationFollowUpsStore(database, new Evidence(database)),
    };
    const roleDirectory = { listRoles: (agentId: AgentId) => Promise.resolve(this.roles.get(agentId) ?? []) };
    return new InvitationFollower({
      ...shared,
      reader: new InvitedCustomerReader({
        ...shared,
        statusReader: new PartnerCenterStatusReader({ partnerCenter, renewalCutoff: undefined }),
        directory: notesIn(database, this.log),
      }),
      notifier: new InvitationNotifier({
        ...shared,
        messenger: this,
        authorization: new AuthorizationService({ ...shared, roleDirectory, capabilities: capabilityTable }),
        invitations: new InvitationsStore(database, new Evidence(database)),
        ledger: new LedgerStore(database, new Evidence(database)),
        agents: new AgentsStore(database),
      }),
      leaseMs,
    });
  }
}
