import { openGroundWords } from '../../cards/agreements/ground-texts.ts';
import { Assignees } from '../../services/bulk/assignees.ts';
import { BulkListsStore } from '../../services/bulk/bulk-lists-store.ts';
import { BulkRowsStore } from '../../services/bulk/bulk-rows-store.ts';
import { BulkService } from '../../services/bulk/bulk-service.ts';
import { CustomersInRows } from '../../services/bulk/checking/customer-in-row.ts';
import { ListChecker } from '../../services/bulk/checking/list-checker.ts';
import { RowChecker } from '../../services/bulk/checking/row-checker.ts';
import { ListCardsStore } from '../../services/bulk/list-cards-store.ts';
import { RowsInLedger } from '../../services/bulk/rows-in-ledger.ts';
import { BulkActClosedError } from '../../services/bulk/list-errors.ts';
import type { BulkAct } from '../../services/bulk/list/list-row.ts';
import { ConfirmRow, type ConfirmRowOptions } from '../../services/bulk/running/confirm-row.ts';
import { ListRunner } from '../../services/bulk/running/list-runner.ts';
import { OtherRows, type OtherRowsOptions } from '../../services/bulk/running/other-rows.ts';
import type { RowAct } from '../../services/bulk/running/row-step.ts';
import { RowsAtWorkStore } from '../../services/bulk/running/rows-at-work-store.ts';
import type { AgentId, DraftId } from '../../services/ids.ts';
import { PartnerCenterError } from '../../services/partner-center/http/partner-center-error.ts';
import type { Evidence } from '../../services/evidence/evidence.ts';
import type { AgentTokens } from '../../services/sign-in/agent-tokens.ts';
import type { Pace } from '../../services/partner-center/http/partner-center-transport.ts';
import type { Reminders } from '../../services/reminders/create-reminders.ts';
import type { DeskOptions } from './options.ts';
import type { Services } from './services.ts';

interface BulkParts {
  readonly services: Services;
  readonly reminding: Pick<Reminders, 'owners' | 'reminders'>;
  /** Of what no agent waits for. */
  readonly pace: Pace;
}

export type Bulk = ReturnType<typeof createBulk>;

/** Lists of customers: what agents ask of them, and what is done about them in the background. */
export function createBulk(
  options: Pick<DeskOptions, 'database' | 'callDeadlineMs' | 'clock' | 'log'>,
  { services, reminding, pace }: BulkParts,
) {
  const { database, callDeadlineMs, clock, log } = options;
  const { agents, authorization, customers, listing, linkRequests, agentTokens } = services;
  const readGround = openGroundWords();
  const lists = new BulkListsStore(database);
  const cards = new ListCardsStore(database);
  const rows = new BulkRowsStore(database);
  const rowsInLedger = new RowsInLedger(database);
  const rowsAtWork = new RowsAtWorkStore(database);
  const assignees = new Assignees(reminding.owners, clock);
  const customersInRows = new CustomersInRows({ customers, listing, takeTurn: () => pace.takeTurn() });
  const rowChecker = new RowChecker({ rows, customersInRows, customers, assignees, readGround, clock });
  const checker = new ListChecker({ lists, rows, checker: rowChecker, agents, clock, log });
  const listRoads = () => linkRequests.roads();
  const runner = new ListRunner({
    ...{ lists, rows: rowsAtWork, rowsInLedger, agents, pace, clock, log, random: Math.random },
    leaseMs: 2 * callDeadlineMs,
    acts: rowActs({ ...services, ...reminding, rows: rowsAtWork, assignees, readGround, clock }),
    hasSignIn: async (agentId) => (agentTokens ? hasToken(agentTokens, agentId) : true),
  });
  return {
    bulk: new BulkService({
      ...{ lists, cards, rows, checker, listRoads, authorization, clock, log },
      requireSignIn: async (agentId) => agentTokens?.getToken(agentId),
    }),
    cards,
    rows,
    isUnderway: (draftId: DraftId) => rowsInLedger.isUnderway(draftId),
    check: (stopping: AbortSignal) => checker.run(stopping),
    work: (stopping: AbortSignal) => runner.run(stopping),
  };
}

type RowActOptions = ConfirmRowOptions & OtherRowsOptions & { readonly evidence: Evidence };

/** What is entered into the evidence log of a row has the time zone of its agent, as when they do it by hand. */
function rowActs({ evidence, ...options }: RowActOptions): Readonly<Record<BulkAct, RowAct>> {
  const confirming = new ConfirmRow(options);
  const others = new OtherRows(options);
  const forAgent =
    (act: RowAct): RowAct =>
    (work) =>
      evidence.during({ surface: 'background', zone: work.agent.timeZone }, () => act(work));
  return {
    confirm: forAgent((work) => confirming.run(work)),
    invite: forAgent((work) => others.invite(work)),
    assign: forAgent((work) => others.assign(work)),
    mute: forAgent((work) => others.mute(work)),
    create: () => Promise.reject(new BulkActClosedError('create')),
  };
}

async function hasToken(tokens: AgentTokens, agentId: AgentId): Promise<boolean> {
  try {
    await tokens.getToken(agentId);
    return true;
  } catch (error) {
    if (error instanceof PartnerCenterError) return false;
    throw error;
  }
}
