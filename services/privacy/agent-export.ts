import { sql } from 'kysely';
import type { Tables } from '../database/database.ts';
import type { AgentId } from '../ids.ts';
import type { Query } from './erasing.ts';
import { type ColumnKind, columnsOf, personalData, tableNames } from './personal-data.ts';

type Row = Readonly<Record<string, unknown>>;
export type ExportedTables = Readonly<Record<string, readonly Row[]>>;

/** Every row that has to do with an agent, by table, without what it says of other people. */
export async function exportAgent(query: Query, agentId: AgentId): Promise<ExportedTables> {
  const tables: Record<string, readonly Row[]> = {};
  for (const table of tableNames) {
    const rows = await rowsOf(query, table, agentId);
    if (rows.length > 0) tables[table] = rows.map((row) => withoutOthers(table, row, agentId));
  }
  return tables;
}

async function rowsOf(query: Query, table: keyof Tables, agentId: AgentId): Promise<readonly Row[]> {
  const where = whereOf(table, agentId);
  return where === undefined
    ? []
    : (await sql<Row>`select * from ${sql.table(table)} where ${where}`.execute(query)).rows;
}

function whereOf(table: keyof Tables, agentId: AgentId) {
  switch (table) {
    case 'attestation_people':
      return sql`attestation_id in (select attestation_id from attestations where agent_id = ${agentId})`;
    case 'reminder_policy':
      return sql`saved_by = ${agentId} or policy like ${`%${agentId}%`}`;
    case 'bot_state':
      return sql`exists (
        select 1 from conversations where agent_id = ${agentId} and replace(state_key, conversation_id, '') <> state_key
      )`;
    default: {
      const columns = columnsOf(table, 'agent', 'mention', 'author');
      if (columns.length === 0) return undefined;
      return sql.join(
        columns.map((column) => sql`${sql.ref(column)} = ${agentId}`),
        sql` or `,
      );
    }
  }
}

const ofNobodyElse: readonly ColumnKind[] = ['none', 'company', 'chat'];
/** Of others, or of use to nobody but the bot. */
const leftOut: readonly ColumnKind[] = ['contact', 'operator', 'agent-key', 'sealed'];

/** Of a row that is about several people, only what is about this one; JSON as what it stands for. */
function withoutOthers(table: keyof Tables, row: Row, agentId: AgentId): Row {
  const shown = Object.entries(row).filter(
    ([column, value]) => value !== null && isTheirs(column, { table, row, agentId }),
  );
  return Object.fromEntries(
    shown.map(([column, value]) => [
      column,
      // Of the policy, only that they are in it.
      table === 'reminder_policy' && column === 'policy' ? agentId : unpacked(value),
    ]),
  );
}

interface Place {
  readonly table: keyof Tables;
  readonly row: Row;
  readonly agentId: AgentId;
}

function isTheirs(column: string, { table, row, agentId }: Place): boolean {
  const kinds: Readonly<Record<string, ColumnKind>> = personalData[table];
  const kind = kinds[column] ?? 'none';
  if (ofNobodyElse.includes(kind)) return true;
  if (leftOut.includes(kind)) return false;
  if (kind === 'agent' || kind === 'author' || kind === 'mention') return String(row[column]).includes(agentId);
  // All rows found there are of their own entries.
  if (table === 'attestation_people') return true;
  const owner = kind === 'words' ? columnsOf(table, 'agent')[0] : kind.slice('of '.length);
  return owner !== undefined && row[owner] === agentId;
}

function unpacked(value: unknown): unknown {
  if (typeof value !== 'string' || !/^[{[]/.test(value)) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}
