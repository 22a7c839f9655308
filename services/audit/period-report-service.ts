import type { AuthorizationService } from '../identity/authorization-service.ts';
import type { Agent } from '../identity/agent.ts';
import { type CalendarDay, addDays, startOfDay } from '../calendar-day.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { toInstantText } from '../database/instant-text.ts';
import { type EvidenceWriter, accountPart } from '../evidence/told.ts';
import type { AgentId } from '../ids.ts';
import type { Confirmation, ConfirmationsStore } from './confirmations-store.ts';

/** What an auditor asks about next. */
export type Gap = 'no-ground' | 'no-file' | 'left';

export interface ReportedConfirmation extends Confirmation {
  readonly gaps: readonly Gap[];
}

/** Days of the agent's own calendar, both included. */
export interface Period {
  readonly from: CalendarDay;
  readonly until: CalendarDay;
}

interface PeriodReportOptions {
  readonly database: Database;
  readonly confirmations: ConfirmationsStore;
  readonly evidence: EvidenceWriter;
  readonly authorization: AuthorizationService;
  readonly clock: Clock;
}

/** Who confirmed what in a period, on what ground, and what is missing. */
export class PeriodReportService {
  readonly #options: PeriodReportOptions;

  constructor(options: PeriodReportOptions) {
    this.#options = options;
  }

  /** Oldest first. That it is handed out becomes an entry before anything is read. Throws `NotAllowedError`. */
  async open(agent: Agent, period: Period): Promise<AsyncGenerator<ReportedConfirmation>> {
    const { authorization, confirmations, evidence, database, clock } = this.#options;
    await authorization.require(agent, 'export-evidence');
    const [from, until] = [startOfDay(period.from, agent.timeZone), endOfDay(period.until, agent.timeZone)];
    const entries = await confirmations.count({ from, until });
    const act = { kind: 'exported', what: 'audit-report', at: toInstantText(clock.now()), by: 'agent' } as const;
    await database.query
      .transaction()
      .execute((transaction) =>
        evidence.append(transaction, [{ fact: { ...act, entries }, parts: accountPart(agent.agentId) }]),
      );
    return this.#read({ from, until });
  }

  async *#read(range: { readonly from: Date; readonly until: Date }): AsyncGenerator<ReportedConfirmation> {
    const known = new Map<AgentId, boolean>();
    for await (const page of this.#options.confirmations.pages(range))
      for (const one of page) yield { ...one, gaps: await this.#gapsOf(one, known) };
  }

  async #gapsOf(one: Confirmation, known: Map<AgentId, boolean>): Promise<readonly Gap[]> {
    const isHere = known.get(one.attestedBy) ?? (await this.#isHere(one));
    known.set(one.attestedBy, isHere);
    // A customer that accepted on a page of Microsoft's needs no word or paper of ours.
    const isStated = one.linkId === undefined;
    return [
      ...(isStated && one.ground === undefined ? (['no-ground'] as const) : []),
      ...(isStated && one.files === 0 ? (['no-file'] as const) : []),
      ...(isHere ? [] : (['left'] as const)),
    ];
  }

  /** Whoever has no role any more has left, or has other work. */
  #isHere({ attestedBy: agentId, agentName: name = '' }: Confirmation): Promise<boolean> {
    return this.#options.authorization.isOffered({ agentId, name, timeZone: 'UTC' }, 'see-status');
  }
}

function endOfDay(day: CalendarDay, timeZone: string): Date {
  return startOfDay(addDays(day, 1), timeZone);
}
