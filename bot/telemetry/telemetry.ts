import type { CallWatch } from '../../services/partner-center/http/call-watch.ts';
import { PartnerCenterError } from '../../services/partner-center/http/partner-center-error.ts';
import type { RefusalReason } from '../http/refusal.ts';
import type { TurnKind, TurnOutcome } from './turn-kinds.ts';

/** Whose limit was reached. */
export type Limit = 'agent' | 'all' | 'search' | 'order-tool' | 'api' | 'api-read';

/** What the process counts. Labels are words of ours: never an id, a name or anything that somebody typed. */
export interface Meter {
  turn(kind: TurnKind, outcome: TurnOutcome, seconds: number): void;
  /** What an agent was told instead of what they asked for, by its error code. */
  failure(code: string): void;
  refusal(reason: RefusalReason): void;
  heldUp(limit: Limit): void;
  partnerCenterCall(call: { route: string; asker: string; outcome: string; status: string }, seconds: number): void;
}

/** Writes down what follows from what, for one turn in a while. */
export interface Tracer {
  span<Result>(name: string, work: (span: Span) => Promise<Result>): Promise<Result>;
}

export interface Span {
  set(attributes: Readonly<Record<string, string | number>>): void;
}

interface TelemetryOptions {
  readonly meter?: Meter | undefined;
  readonly tracer?: Tracer | undefined;
}

const noSpan: Span = { set: () => undefined };
const noTracer: Tracer = { span: (_name, work) => work(noSpan) };

/** What operators see of the process: numbers, and traces through a turn to Partner Center. Both are off where nothing is given. */
export class Telemetry {
  readonly #meter: Meter | undefined;
  readonly #tracer: Tracer;

  constructor({ meter, tracer }: TelemetryOptions = {}) {
    this.#meter = meter;
    this.#tracer = tracer ?? noTracer;
  }

  /** Runs a turn. A rejection counts as `failed`. */
  turn(kind: TurnKind, requestId: string | undefined, work: () => Promise<TurnOutcome>): Promise<void> {
    return this.#tracer.span(`turn ${kind}`, async (span) => {
      if (requestId !== undefined) span.set({ 'http.request.id': requestId });
      const began = performance.now();
      let outcome: TurnOutcome = 'failed';
      try {
        outcome = await work();
      } finally {
        span.set({ 'turn.outcome': outcome });
        this.#meter?.turn(kind, outcome, secondsSince(began));
      }
    });
  }

  readonly watchCall: CallWatch = (call, attempt) =>
    this.#tracer.span(call.route, async (span) => {
      const began = performance.now();
      let [outcome, status] = ['answered', ''];
      try {
        return await attempt();
      } catch (error) {
        outcome = error instanceof PartnerCenterError ? error.code : 'unexpected';
        status = error instanceof PartnerCenterError ? String(error.status ?? '') : '';
        throw error;
      } finally {
        const { route, asker, requestId } = call;
        span.set({ 'partner_center.request.id': requestId, 'partner_center.outcome': outcome });
        this.#meter?.partnerCenterCall({ route, asker, outcome, status }, secondsSince(began));
      }
    });

  failure(code: string): void {
    this.#meter?.failure(code);
  }

  refusal(reason: RefusalReason): void {
    this.#meter?.refusal(reason);
  }

  heldUp(limit: Limit): void {
    this.#meter?.heldUp(limit);
  }
}

function secondsSince(began: number): number {
  return (performance.now() - began) / 1_000;
}
