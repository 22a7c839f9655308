import { isOnThisMachine } from '../../../bot/settings/microsoft-addresses.ts';
import { type Services, createServices } from '../../../bot/wiring/services.ts';
import { DemoAccessTokens, demoRoleDirectory } from '../microsoft/demo-identity.ts';
import {
  type PartnerCenterSandbox,
  startPartnerCenterSandbox,
} from '../../../sandbox/partner-center/partner-center-sandbox.ts';
import { people } from '../../../sandbox/people.ts';
import { type ConfirmForm, emptyConfirmForm } from '../../../services/agreements/confirm-form.ts';
import { type LedgerEntry } from '../../../services/agreements/ledger/ledger-entry.ts';
import { RowsInLedger } from '../../../services/bulk/rows-in-ledger.ts';
import { ReconciliationService } from '../../../services/agreements/reconciliation-service.ts';
import type { SendOutcome } from '../../../services/conversations/send-outcome.ts';
import type { Database } from '../../../services/database/database.ts';
import { capabilityTable } from '../../../services/identity/capabilities.ts';
import type { Agent } from '../../../services/identity/agent.ts';
import type { AgentId, CustomerId } from '../../../services/ids.ts';
import { CreationReconciliation } from '../../../services/new-customers/creation-reconciliation.ts';
import type { NewCustomer } from '../../../services/new-customers/new-customer.ts';
import type { AccessTokens } from '../../../services/partner-center/http/partner-center-transport.ts';
import { SignInNeededError } from '../../../services/sign-in/sign-in-needed-error.ts';
import { CapturedLog } from '../captured-log.ts';
import type { TestDatabase } from '../databases/databases.ts';
import { MovableClock } from './directory-instance.ts';
import { SandboxControl } from '../microsoft/sandbox-control.ts';
import { until } from '../until.ts';
import { sharedKeys } from '../microsoft/shared-keys.ts';

/** So long that a busy machine never ends a call that the test does not want ended. */
const patientMs = 30_000;

/** Short, so that the reconciliation soon believes that a call of another is over. */
const watch = { partnerCenterTimeoutMs: 400, callDeadlineMs: 800 };

export const contoso = 'cccccccc-0000-4000-8000-000000000001' as CustomerId;

/** A form in which nothing is wrong. */
export const typedForm: ConfirmForm = {
  ...emptyConfirmForm,
  firstName: 'Tania',
  lastName: 'Carr',
  email: 'tania@customer.example',
  phoneNumber: '',
  acceptedOn: '2026-03-02',
  reason: '',
};

export function agentOf(name: 'admin' | 'sales'): Agent {
  const person = people[name === 'admin' ? 0 : 1];
  return { agentId: (person?.objectId ?? '') as AgentId, name: person?.name ?? '', timeZone: 'UTC' };
}

/** One instance of the product without Teams: its services, its reconciliation, and what it told. */
export class LedgerInstance {
  readonly told: (LedgerEntry | NewCustomer)[] = [];
  /** What comes of the next attempts to tell, before all are taken again. */
  readonly outcomes: (SendOutcome | Error)[] = [];
  readonly log = new CapturedLog();
  /** Nobody has a role any more. */
  hasLostRoles = false;
  /** No agent is signed in any more; the service account is. */
  hasLostSignIns = false;
  readonly services: Services;
  readonly database: Database;
  readonly #reconciliation: ReconciliationService;
  readonly #creations: CreationReconciliation;

  constructor(place: { database: Database; partnerCenterUrl: string; clock: MovableClock }, timeoutMs: number) {
    this.database = place.database;
    const options = {
      ...place,
      accessTokens: this.#tokensFrom(new DemoAccessTokens(place.partnerCenterUrl)),
      roleDirectory: {
        listRoles: (agentId: AgentId) =>
          this.hasLostRoles ? Promise.resolve([]) : demoRoleDirectory.listRoles(agentId),
      },
      capabilities: capabilityTable,
      isTemplateFile: isOnThisMachine,
      ...{ partnerCenterTimeoutMs: timeoutMs, callDeadlineMs: 2 * timeoutMs, renewalCutoff: undefined, log: this.log },
    };
    this.services = createServices(options);
    const parts = { ...options, ...this.services, directory: this.services.notes, ...watch };
    const rows = new RowsInLedger(place.database);
    this.#reconciliation = new ReconciliationService({
      ...parts,
      messenger: { tell: (entry) => this.#tell(entry) },
      isOfList: (draftId) => rows.isUnderway(draftId),
    });
    this.#creations = new CreationReconciliation({
      ...parts,
      newCustomers: this.services.newCustomersStore,
      messenger: { tell: (newCustomer) => this.#tell(newCustomer) },
    });
  }

  async reconcile(): Promise<void> {
    await this.#reconciliation.run(new AbortController().signal);
    await this.#creations.run(new AbortController().signal);
  }

  /** Reconciles over and over until it is as it should be. */
  async reconcileUntil(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
    await until(what, async () => {
      await this.reconcile();
      return isSo();
    });
  }

  #tokensFrom(tokens: AccessTokens): AccessTokens {
    const ids = { requestId: '', correlationId: '', route: 'POST /oauth2/v2.0/token' };
    return {
      getToken: (caller) =>
        this.hasLostSignIns && caller !== 'service-account'
          ? Promise.reject(new SignInNeededError(ids, { reason: 'again' }))
          : tokens.getToken(caller),
    };
  }

  #tell(what: LedgerEntry | NewCustomer): Promise<SendOutcome> {
    const outcome = this.outcomes.shift() ?? { kind: 'sent', to: { conversationId: 'a:1', activityId: '1' } };
    if (outcome instanceof Error) return Promise.reject(outcome);
    if (outcome.kind === 'sent') this.told.push(what);
    return Promise.resolve(outcome);
  }
}

/** A Partner Center and a database, and instances that share both and a clock that can be moved. */
export class LedgerWorld {
  readonly clock = new MovableClock();
  readonly control: SandboxControl;
  readonly database: Database;
  readonly #place: TestDatabase;
  readonly #partnerCenter: PartnerCenterSandbox;

  private constructor(place: TestDatabase, database: Database, partnerCenter: PartnerCenterSandbox) {
    this.#place = place;
    this.database = database;
    this.#partnerCenter = partnerCenter;
    this.control = new SandboxControl(partnerCenter.url);
  }

  static async open(create: () => Promise<TestDatabase>): Promise<LedgerWorld> {
    const place = await create();
    return new LedgerWorld(place, await place.open(), await startPartnerCenterSandbox({ keys: sharedKeys }));
  }

  /** An instance that waits so long for an answer of Partner Center, and twice as long for all of a call. */
  async openInstance(timeoutMs = patientMs): Promise<LedgerInstance> {
    const place = { database: await this.#place.open(), partnerCenterUrl: this.#partnerCenter.url, clock: this.clock };
    return new LedgerInstance(place, timeoutMs);
  }

  /** E-mail addresses of the contacts that Partner Center holds for the customer. */
  async recordedFor(customerId: CustomerId): Promise<readonly string[]> {
    const response = await fetch(`${this.#partnerCenter.url}/sandbox/state`);
    const { agreements } = (await response.json()) as {
      agreements: Record<string, { primaryContact: { email: string } }[]>;
    };
    return (agreements[customerId] ?? []).map(({ primaryContact }) => primaryContact.email);
  }

  /** Waits until Partner Center has done what it was asked, however late. */
  async untilRecorded(customerId: CustomerId, count: number): Promise<void> {
    const isThere = async () => (await this.recordedFor(customerId)).length >= count;
    await until(`record number ${count} at Partner Center`, isThere);
  }

  async close(): Promise<void> {
    await this.#partnerCenter.close();
    await this.#place.remove();
  }
}
