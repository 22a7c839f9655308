import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { LedgerWords } from '../../services/agreements/ledger/ledger-evidence.ts';
import type { Database } from '../../services/database/database.ts';
import { openExistingDatabase } from '../../services/database/open-database.ts';
import type { AttachmentFolder } from '../../services/evidence/attachments/attachment-folder.ts';
import { AttachmentsStore } from '../../services/evidence/attachments/attachments-store.ts';
import { Evidence } from '../../services/evidence/evidence.ts';
import { findNewestHead } from '../../services/evidence/head-signer.ts';
import { writeNote } from '../../services/evidence/format/signed-note.ts';
import { exportStories } from '../../services/evidence/story-export.ts';
import { WordsStore } from '../../services/evidence/words-store.ts';
import { type CustomerId, parseGuid } from '../../services/ids.ts';
import { createLog } from '../log.ts';
import { type ExitCode, type Terminal, exitCodes, storageSettings } from './command.ts';

const usage = `npm run evidence -- export <customer's tenant id> <new file.zip>   the whole story of a customer, with its proofs
npm run evidence -- export <…> <new file.zip> 1042 2048             the same, and the heads of so many entries, to be compared
npm run evidence -- head                                            the newest signed head of the log, to be kept elsewhere

docs/evidence.md says how anybody checks the file. That it was exported becomes an entry of the log.`;

/** Hands out what the evidence log holds. Works beside a running bot. */
export async function evidenceCommand(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [act, given = '', path, ...more] = words;
  const customerId = parseGuid<CustomerId>(given);
  const isExport = act === 'export' && path !== undefined && more.every((size) => /^\d{1,12}$/.test(size));
  const isHead = act === 'head' && words.length === 1;
  if (!isHead && !(isExport && customerId)) {
    terminal.say(usage);
    return exitCodes.usage;
  }
  const { database: settings, attachments: folder } = await storageSettings(terminal.environment);
  const database = await openExistingDatabase(settings, createLog('silent'));
  try {
    return await (isExport && customerId
      ? writeStory(database, { customerId, path, folder, alsoHeads: more.map(Number) }, terminal)
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
  readonly folder: AttachmentFolder;
  readonly alsoHeads: readonly number[];
}

async function writeStory(
  database: Database,
  { customerId, path, folder, alsoHeads }: Wanted,
  terminal: Terminal,
): Promise<ExitCode> {
  const { query } = database;
  const [words, evidence] = [[new WordsStore(query), new LedgerWords(query)], new Evidence(database)];
  const attachments = new AttachmentsStore(database, folder);
  const parts = { database, words, attachments, evidence };
  const file = await evidence.during({ surface: 'command-line' }, () =>
    exportStories(parts, { customerIds: [customerId], madeAt: new Date(), by: 'operator', alsoHeads }),
  );
  if (file.kind !== 'file') {
    terminal.say(file.kind === 'no-entry' ? 'The log has no entry about this customer.' : nothingSigned);
    return exitCodes.refused;
  }
  // It holds personal data, and takes no file's place.
  await pipeline(file.content, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  terminal.say(exportedText({ ...file, path }));
  return exitCodes.done;
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
