import type { AuthorizationService } from '../identity/authorization-service.ts';
import type { Agent } from '../identity/agent.ts';
import { type CalendarDay, addDays, startOfDay } from '../calendar-day.ts';
import type { Clock } from '../clock.ts';
import type { AgentsStore } from '../conversations/agents-store.ts';
import type { Database } from '../database/database.ts';
import { toInstantText } from '../database/instant-text.ts';
import { type EvidenceWriter, accountPart } from '../evidence/told.ts';
import type { AgentId } from '../ids.ts';
import type { Confirmation, ConfirmationsStore } from './confirmations-store.ts';
import type { ConfirmedElsewhere, ElsewhereStore } from './elsewhere-store.ts';
import { type Lack, lacksOf } from './lacks.ts';

/** What an auditor asks about next. */
export type Gap = Lack | 'missing-there' | 'left';

export interface ReportedConfirmation extends Confirmation {
  readonly gaps: readonly Gap[];
  /** Who told later on what ground; undefined also once they have been erased. */
  readonly groundAddedBy: string | undefined;
}

/** Days of the agent's own calendar, both included. */
export interface Period {
  readonly from: CalendarDay;
  readonly until: CalendarDay;
}

/** Oldest first. */
export interface PeriodReport {
  readonly confirmations: AsyncIterable<ReportedConfirmation>;
  /** What Partner Center's audit records have, found in the period, and we have not. */
  readonly elsewhere: AsyncIterable<ConfirmedElsewhere>;
}

interface PeriodReportOptions {
  readonly database: Database;
  readonly confirmations: ConfirmationsStore;
  readonly elsewhere: ElsewhereStore;
  readonly evidence: EvidenceWriter;
  readonly agents: Pick<AgentsStore, 'listByIds'>;
  readonly authorization: AuthorizationService;
  readonly clock: Clock;
}

/** Who confirmed what in a period, on what ground, and what is missing. */
export class PeriodReportService {
  readonly #options: PeriodReportOptions;

  constructor(options: PeriodReportOptions) {
    this.#options = options;
  }

  /** That it is handed out becomes an entry before anything is read. Throws `NotAllowedError`. */
  async open(agent: Agent, period: Period): Promise<PeriodReport> {
    const { authorization, confirmations, elsewhere, evidence, database, clock } = this.#options;
    await authorization.require(agent, 'export-evidence');
    const [from, until] = [startOfDay(period.from, agent.timeZone), endOfDay(period.until, agent.timeZone)];
    const entries = (await confirmations.count({ from, until })) + (await elsewhere.count({ from, until }));
    const act = { kind: 'exported', what: 'audit-report', at: toInstantText(clock.now()), by: 'agent' } as const;
    await database.query
      .transaction()
      .execute((transaction) =>
        evidence.append(transaction, [{ fact: { ...act, entries }, parts: accountPart(agent.agentId) }]),
      );
    return { confirmations: this.#read({ from, until }), elsewhere: elsewhere.list({ from, until }) };
  }

  async *#read(range: { readonly from: Date; readonly until: Date }): AsyncGenerator<ReportedConfirmation> {
    const known = new Map<AgentId, boolean>();
    for await (const page of this.#options.confirmations.pages(range)) {
      const names = await this.#namesOf(page);
      for (const one of page) {
        const { by } = one.added.ground ?? {};
        yield { ...one, gaps: await this.#gapsOf(one, known), groundAddedBy: by && names.get(by) };
      }
    }
  }

  async #namesOf(page: readonly Confirmation[]): Promise<ReadonlyMap<AgentId, string>> {
    const ids = [...new Set(page.flatMap(({ added }) => added.ground?.by ?? []))];
    const agents = await this.#options.agents.listByIds(ids);
    return new Map(agents.map(({ agentId, name }) => [agentId, name]));
  }

  async #gapsOf(one: Confirmation, known: Map<AgentId, boolean>): Promise<readonly Gap[]> {
    const isHere = known.get(one.attestedBy) ?? (await this.#isHere(one));
    known.set(one.attestedBy, isHere);
    return [
      ...lacksOf(one, one.added),
      ...(one.added.isMissingThere ? (['missing-there'] as const) : []),
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
