import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { LedgerWords } from '../../services/agreements/ledger/ledger-evidence.ts';
import type { Database } from '../../services/database/database.ts';
import { openExistingDatabase } from '../../services/database/open-database.ts';
import { Evidence } from '../../services/evidence/evidence.ts';
import { evidenceFile } from '../../services/evidence/evidence-file.ts';
import { EvidenceSelection } from '../../services/evidence/evidence-selection.ts';
import { findNewestHead } from '../../services/evidence/head-signer.ts';
import { writeNote } from '../../services/evidence/format/signed-note.ts';
import { WordsStore } from '../../services/evidence/words-store.ts';
import { type CustomerId, parseGuid } from '../../services/ids.ts';
import { createLog } from '../log.ts';
import { type ExitCode, type Terminal, exitCodes, storageSettings } from './command.ts';

const usage = `npm run evidence -- export <customer's tenant id> <new file.zip>   the whole story of a customer, with its proofs
npm run evidence -- head                                            the newest signed head of the log, to be kept elsewhere

docs/evidence.md says how anybody checks the file. That it was exported becomes an entry of the log.`;

/** Hands out what the evidence log holds. Works beside a running bot. */
export async function evidenceCommand(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [act, given = '', path, ...more] = words;
  const customerId = parseGuid<CustomerId>(given);
  const isExport = act === 'export' && path !== undefined && more.length === 0;
  const isHead = act === 'head' && words.length === 1;
  if (!isHead && !(isExport && customerId)) {
    terminal.say(usage);
    return exitCodes.usage;
  }
  const { database: settings } = await storageSettings(terminal.environment);
  const database = await openExistingDatabase(settings, createLog('silent'));
  try {
    return await (isExport && customerId
      ? exportStory(database, { customerId, path }, terminal)
      : showHead(database, terminal));
  } finally {
    await database.close();
  }
}

const nothingSigned =
  'No head of the log is signed yet. Set EVIDENCE_SIGNING_KEY and start the bot: it signs within seconds.';

async function showHead({ query }: Database, terminal: Terminal): Promise<ExitCode> {
  const head = await findNewestHead(query);
  if (!head) {
    terminal.say(nothingSigned);
    return exitCodes.refused;
  }
  terminal.write(writeNote(head.note));
  return exitCodes.done;
}

interface Wanted {
  readonly customerId: CustomerId;
  readonly path: string;
}

async function exportStory(database: Database, { customerId, path }: Wanted, terminal: Terminal): Promise<ExitCode> {
  const { query } = database;
  const words = [new WordsStore(query), new LedgerWords(query)];
  const selection = await EvidenceSelection.find({ query, words }, { customerId });
  const all = await countEntries(database, customerId);
  if (!selection || all === 0) {
    terminal.say(selection ? 'The log has no entry about this customer.' : nothingSigned);
    return exitCodes.refused;
  }
  const { newest, positions, keys } = selection;
  const entries = positions.length - keys.length;
  const madeAt = new Date();
  await noteExport(database, { customerId, size: newest.size, entries, madeAt });
  const attachments = { find: () => Promise.resolve(undefined) };
  // It holds personal data, and takes no file's place.
  const target = createWriteStream(path, { flags: 'wx', mode: 0o600 });
  await pipeline(evidenceFile({ selection, attachments, madeAt, customerId }), target);
  terminal.say(exportedText({ entries, waiting: all - entries, path, signedAt: newest.at }));
  return exitCodes.done;
}

async function countEntries({ query }: Database, customerId: CustomerId): Promise<number> {
  const { count } = await query
    .selectFrom('evidence_entries')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('customer_id', '=', customerId)
    .executeTakeFirstOrThrow();
  return count;
}

interface Export {
  readonly customerId: CustomerId;
  readonly size: number;
  readonly entries: number;
  readonly madeAt: Date;
}

/** Before the file is written: nothing is handed out that the log does not tell of. */
async function noteExport(database: Database, { customerId, size, entries, madeAt }: Export): Promise<void> {
  const evidence = new Evidence(database);
  const act = { kind: 'exported', at: madeAt.toISOString(), by: 'operator', what: 'evidence-file' } as const;
  await evidence.during({ surface: 'command-line' }, () =>
    database.query
      .transaction()
      .execute((transaction) => evidence.append(transaction, [{ fact: { ...act, customerId, size, entries } }])),
  );
}

interface Exported {
  readonly entries: number;
  /** Newer than the newest head. */
  readonly waiting: number;
  readonly path: string;
  readonly signedAt: Date;
}

function exportedText({ entries, waiting, path, signedAt }: Exported): string {
  const wait = `${waiting} newer entries are not in it: the next head covers them, within the hour while the bot runs.`;
  return [
    `${path}: ${entries} entries, proved by the head of ${signedAt.toISOString()}.`,
    ...(waiting > 0 ? [wait] : []),
    'It holds the words about people that are not erased: give it to those alone who may read them.',
  ].join('\n');
}
