import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { OperatingFigures } from '../../services/reports/operating-figures.ts';
import type { RefusalReason } from '../http/refusal.ts';
import type { Limit, Meter } from './telemetry.ts';
import type { TurnKind, TurnOutcome } from './turn-kinds.ts';

/** What is read when somebody looks. */
export interface Readings {
  /** Undefined where the database does not answer. */
  readonly readFigures: () => Promise<OperatingFigures | undefined>;
  /** Of the service account's sign-in, in seconds; undefined where that is not known. */
  readonly tokenAge: () => number | undefined;
  readonly database: string;
}

const name = (rest: string) => `agreement_desk_${rest}`;
/** A turn is to be answered within 2.5 seconds, and Teams gives up after ten. */
const turnBuckets = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20];
const callBuckets = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/** Counts in Prometheus' form. docs/operations.md says what each name means. */
export class PrometheusMeter implements Meter {
  readonly #registry = new Registry();
  readonly #readings: Readings;
  readonly #turns = new Histogram({
    ...this.#named('turn_seconds', 'How long turns took, by kind and outcome'),
    labelNames: ['kind', 'outcome'] as const,
    buckets: turnBuckets,
  });
  readonly #failures = new Counter({
    ...this.#named('failures_total', 'What agents were told instead of what they asked for, by error code'),
    labelNames: ['code'] as const,
  });
  readonly #refusals = new Counter({
    ...this.#named('refused_requests_total', 'Requests that the door refused, by reason'),
    labelNames: ['reason'] as const,
  });
  readonly #heldUp = new Counter({
    ...this.#named('held_up_total', 'Requests above a limit'),
    labelNames: ['limit'] as const,
  });
  readonly #calls = new Histogram({
    ...this.#named('partner_center_call_seconds', 'How long attempts at calls to Partner Center took'),
    labelNames: ['route', 'asker', 'outcome', 'status'] as const,
    buckets: callBuckets,
  });

  readonly #tokenAge = new Gauge(
    this.#named('service_account_token_age_seconds', 'Since the service account last signed in'),
  );
  readonly #databaseUp = new Gauge(this.#named('database_up', '1 when the numbers of the database could be read'));
  readonly #isListed = new Gauge(this.#named('directory_listed', '1 once all customers have been listed'));
  readonly #attestations = this.#gauge('attestations', 'Entries of the ledger', 'state');
  readonly #lengths = this.#gauge('queue_length', 'What is due in the background', 'queue');
  readonly #oldest = this.#gauge('queue_oldest_seconds', 'For how long the oldest of it has been due', 'queue');
  readonly #customers = this.#gauge('directory_customers', 'Customers listed, and of these read', 'state');

  constructor(readings: Readings) {
    this.#readings = readings;
    // The event loop's delay, memory, garbage collection, open files.
    collectDefaultMetrics({ register: this.#registry });
    this.#gauge('info', 'Always 1', 'database').set({ database: readings.database }, 1);
  }

  /** Everything, in the format that `contentType` names. */
  async read(): Promise<string> {
    // Before, because the registry writes all at once what it then holds.
    this.#setTokenAge(this.#readings.tokenAge());
    this.#setFigures(await this.#readings.readFigures());
    return this.#registry.metrics();
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  turn(kind: TurnKind, outcome: TurnOutcome, seconds: number): void {
    this.#turns.observe({ kind, outcome }, seconds);
  }

  failure(code: string): void {
    this.#failures.inc({ code });
  }

  refusal(reason: RefusalReason): void {
    this.#refusals.inc({ reason });
  }

  heldUp(limit: Limit): void {
    this.#heldUp.inc({ limit });
  }

  partnerCenterCall(...[labels, seconds]: Parameters<Meter['partnerCenterCall']>): void {
    this.#calls.observe(labels, seconds);
  }

  /** Prometheus sees no number rather than a wrong one. */
  #setTokenAge(seconds: number | undefined): void {
    if (seconds === undefined) this.#tokenAge.remove();
    else this.#tokenAge.set(seconds);
  }

  /** The same where the database does not answer. */
  #setFigures(figures: OperatingFigures | undefined): void {
    this.#databaseUp.set(figures ? 1 : 0);
    for (const gauge of [this.#attestations, this.#lengths, this.#oldest, this.#customers]) gauge.reset();
    if (!figures) {
      this.#isListed.remove();
      return;
    }
    for (const [state, count] of figures.attestations) this.#attestations.set({ state }, count);
    for (const [queue, { length, oldestMs }] of figures.queues) {
      this.#lengths.set({ queue }, length);
      this.#oldest.set({ queue }, oldestMs / 1_000);
    }
    this.#customers.set({ state: 'listed' }, figures.directory.customers);
    this.#customers.set({ state: 'read' }, figures.directory.read);
    this.#isListed.set(figures.directory.isListed ? 1 : 0);
  }

  #gauge<Label extends string>(rest: string, help: string, label: Label): Gauge<Label> {
    return new Gauge({ ...this.#named(rest, help), labelNames: [label] as const });
  }

  #named(rest: string, help: string) {
    return { name: name(rest), help, registers: [this.#registry] };
  }
}
