import { groundNamed } from '../../cards/agreements/ground-texts.ts';
import { Assignees } from '../../services/bulk/assignees.ts';
import { BulkListsStore } from '../../services/bulk/bulk-lists-store.ts';
import { BulkRowsStore } from '../../services/bulk/bulk-rows-store.ts';
import { BulkService } from '../../services/bulk/bulk-service.ts';
import { CustomersInRows } from '../../services/bulk/checking/customer-in-row.ts';
import { ListChecker } from '../../services/bulk/checking/list-checker.ts';
import { RowChecker } from '../../services/bulk/checking/row-checker.ts';
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
  const { database, clock, log } = options;
  const { agents, authorization, customers, listing, linkRequests } = services;
  const lists = new BulkListsStore(database);
  const rows = new BulkRowsStore(database);
  const assignees = new Assignees(reminding.owners, clock);
  const customersInRows = new CustomersInRows({ customers, listing, takeTurn: () => pace.takeTurn() });
  const rowChecker = new RowChecker({ rows, customersInRows, customers, assignees, readGround: groundNamed, clock });
  const checker = new ListChecker({ lists, rows, checker: rowChecker, agents, clock, log });
  const listRoads = () => linkRequests.roads();
  return {
    bulk: new BulkService({ lists, rows, checker, listRoads, authorization, clock, log }),
    check: (stopping: AbortSignal) => checker.run(stopping),
  };
}
