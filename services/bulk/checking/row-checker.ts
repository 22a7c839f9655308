import { type ConfirmProblems, parseConfirmForm } from '../../agreements/confirm-form.ts';
import type { ContactField } from '../../agreements/contact-form.ts';
import { tidy } from '../../agreements/tidied.ts';
import { dayAt } from '../../calendar-day.ts';
import type { Clock } from '../../clock.ts';
import { type CustomerStatus, isAccepted } from '../../customers/customer-status.ts';
import type { CustomersService } from '../../customers/customers-service.ts';
import type { Agent } from '../../identity/agent.ts';
import { sentFields } from '../../primary-contact.ts';
import { SignInNeededError } from '../../sign-in/sign-in-needed-error.ts';
import type { RowProblem, SkippedOutcome } from '../bulk-list.ts';
import type { ListHead } from '../stored-list.ts';
import type { BulkRowsStore } from '../bulk-rows-store.ts';
import type { CheckedRow } from '../stored-row.ts';
import type { BulkAct, ListRow } from '../list/list-row.ts';
import type { Assignees } from '../assignees.ts';
import type { CustomersInRows } from './customer-in-row.ts';
import { readListDate } from '../list/read-list-date.ts';
import { type ReadGround, columnOf, confirmFormOf } from './row-form.ts';

export interface RowCheckerOptions {
  readonly rows: BulkRowsStore;
  readonly customersInRows: CustomersInRows;
  readonly customers: Pick<CustomersService, 'getCustomer'>;
  readonly assignees: Assignees;
  readonly readGround: ReadGround;
  readonly clock: Clock;
}

interface CheckedCells {
  readonly problems: readonly RowProblem[];
  readonly cells?: ListRow['cells'];
}

interface Asked {
  readonly agent: Agent;
  readonly list: ListHead;
  readonly row: ListRow;
}

/** Says what would happen to the customer of a row, or what is wrong with the row. Nothing is done. */
export class RowChecker {
  readonly #options: RowCheckerOptions;

  constructor(options: RowCheckerOptions) {
    this.#options = options;
  }

  /** `seen` are the rows that were checked just now and are not saved yet. Throws `NotAllowedError` and `PartnerCenterError`. */
  async check(asked: Asked, seen: ReadonlyMap<number, CheckedRow>): Promise<CheckedRow> {
    const { agent, list, row } = asked;
    const found = await this.#options.customersInRows.find(agent, tidy(row.cells.customer ?? ''));
    if (found.kind === 'problem') {
      const { problems } = await this.#checkCells(asked, 'unknown');
      return checked([found.problem, ...problems], undefined);
    }
    const { customerId, companyName } = found.customer;
    const customer = { customerId, companyName };
    const of =
      earliest(seen, row, customerId) ?? (await this.#options.rows.findEarlier(list.listId, customerId, row.number));
    if (of !== undefined) return checked([{ column: 'customer', problem: 'duplicate', of }], customer);
    const nothing = nothingToDo(list.act, found.status, row.cells);
    if (nothing) return { state: 'skipped', customer, problems: [], outcome: nothing };
    const filled = await this.#filled(asked, customer);
    const { problems } = await this.#checkCells(
      { ...asked, row: { ...row, cells: filled ?? row.cells } },
      found.status,
    );
    return { ...checked(problems, customer), ...(filled && { cells: filled }) };
  }

  async #checkCells({ agent, list, row }: Asked, status: CustomerStatus): Promise<CheckedCells> {
    switch (list.act) {
      case 'confirm':
        return { problems: this.#confirmProblems(agent, { list, row, status }) };
      case 'assign':
        return { problems: await this.#assignProblems(agent, row) };
      case 'mute':
        return { problems: this.#muteProblems(agent, list, row) };
      case 'invite':
      case 'create':
        return { problems: [] };
    }
  }

  #confirmProblems(
    agent: Agent,
    { list, row, status }: { readonly list: ListHead; readonly row: ListRow; readonly status: CustomerStatus },
  ): readonly RowProblem[] {
    const { clock, readGround } = this.#options;
    const { cells } = row;
    const form = confirmFormOf(cells, { order: list.dateOrder, readGround });
    const asksReason = status === 'attested';
    const parsed = parseConfirmForm(form, { asksReason, now: clock.now(), timeZone: agent.timeZone });
    const problems = parsed.kind === 'invalid' ? problemsIn(parsed.problems) : [];
    const isGroundUnknown = cells.ground !== undefined && form.ground === '';
    return [
      ...asTwoWays(problems, readListDate(cells.dateAgreed ?? '', list.dateOrder).kind === 'two-ways'),
      ...(isGroundUnknown ? [{ column: 'ground', problem: 'not-a-ground' } as const] : []),
    ];
  }

  async #assignProblems(agent: Agent, { cells }: ListRow): Promise<readonly RowProblem[]> {
    if (cells.owner === undefined) return [{ column: 'owner', problem: 'missing' }];
    const owner = await this.#options.assignees.find(agent, cells.owner);
    return owner ? [] : [{ column: 'owner', problem: 'unknown-owner' }];
  }

  #muteProblems(agent: Agent, list: ListHead, { cells }: ListRow): readonly RowProblem[] {
    if (cells.mutedUntil === undefined) return [];
    const read = readListDate(cells.mutedUntil, list.dateOrder);
    if (read.kind !== 'day') return [{ column: 'mutedUntil', problem: read.kind }];
    const isLater = read.day > dayAt(this.#options.clock.now(), agent.timeZone);
    return isLater ? [] : [{ column: 'mutedUntil', problem: 'not-later' }];
  }

  /** Whoever chose customers on the page has typed no contact: it is proposed as for one, and looked at in the review. */
  async #filled({ agent, list, row }: Asked, { customerId }: NonNullable<CheckedRow['customer']>) {
    if (list.act !== 'confirm' || list.fileName !== undefined || row.cells.email !== undefined) return undefined;
    try {
      const { primaryContact } = await this.#options.customers.getCustomer(agent, customerId);
      const known = sentFields.flatMap((field) => {
        const text = primaryContact[field];
        return text === undefined || text === '' ? [] : [[field, text] as const];
      });
      return { ...Object.fromEntries(known), ...row.cells } as ListRow['cells'];
    } catch (error) {
      // The fields are then missing, and can be typed.
      if (error instanceof SignInNeededError) return undefined;
      throw error;
    }
  }
}

function problemsIn(problems: ConfirmProblems): readonly RowProblem[] {
  return Object.entries(problems).map(([field, problem]) => ({
    column: field === 'reason' || field === 'groundReference' ? field : columnOf(field as ContactField),
    problem,
  }));
}

/** That it is no date is not said of one that may be two. */
function asTwoWays(problems: readonly RowProblem[], isTwoWays: boolean): readonly RowProblem[] {
  if (!isTwoWays) return problems;
  return [...problems.filter(({ column }) => column !== 'dateAgreed'), { column: 'dateAgreed', problem: 'two-ways' }];
}

function checked(problems: readonly RowProblem[], customer: CheckedRow['customer']): CheckedRow {
  const isAsked = problems.some(({ problem }) => problem === 'two-ways');
  return { state: isAsked ? 'asked' : problems.length > 0 ? 'problem' : 'ready', customer, problems };
}

function earliest(seen: ReadonlyMap<number, CheckedRow>, { number }: ListRow, customerId: string): number | undefined {
  const same = [...seen].filter(([other, row]) => other < number && row.customer?.customerId === customerId);
  return same[0]?.[0];
}

/** As far as the directory knows. At the moment of the act it is looked at again. */
function nothingToDo(act: BulkAct, status: CustomerStatus, cells: ListRow['cells']): SkippedOutcome | undefined {
  if (!isAccepted(status)) return undefined;
  if (act !== 'confirm') return 'settled';
  if (status === 'direct') return 'direct';
  return cells.reason === undefined ? 'confirmed' : undefined;
}
