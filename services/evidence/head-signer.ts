import type { Kysely, Transaction } from 'kysely';
import type { Clock } from '../clock.ts';
import type { Database, Tables } from '../database/database.ts';
import { toInstantText } from '../database/instant-text.ts';
import { hourMs } from '../duration.ts';
import type { EvidenceKeyRow } from '../database/tables/evidence-tables.ts';
import type { Log } from '../log.ts';
import { EvidenceDamagedError } from './evidence-damaged-error.ts';
import { appendEvidence } from './evidence-log.ts';
import { type SignedHead, headText, parseHead } from './format/head.ts';
import { isSignedBy, writeNote } from './format/signed-note.ts';
import type { SigningKey } from './signing-keys.ts';
import { GrowingTree, TreeStore } from './tree-store.ts';

interface SignerParts {
  readonly database: Database;
  /** The key of now first. One from before vouches for it, for as long as the settings have it. */
  readonly keys: readonly [SigningKey, ...SigningKey[]];
  readonly clock: Clock;
  readonly log: Log;
}

/** Signs what the log consists of, and nothing that contradicts what was signed before. */
export class HeadSigner {
  readonly #database: Database;
  readonly #keys: SignerParts['keys'];
  readonly #clock: Clock;
  readonly #log: Log;
  /** What this process signed last, whatever the database says of it now. */
  #signed: SignedHead | undefined;

  constructor({ database, keys, clock, log }: SignerParts) {
    this.#database = database;
    this.#keys = keys;
    this.#clock = clock;
    this.#log = log;
  }

  /** To be called at the start: begins the log, or enters the key when it is a new one, and signs a head over that. */
  async begin(): Promise<void> {
    const isNew = await this.#database.query.transaction().execute((transaction) => this.#enterKey(transaction));
    if (isNew) await this.signNow();
  }

  /** Signs what is new once an hour, and at once what came of a confirmation. */
  async signDue(): Promise<SignedHead | undefined> {
    const { query } = this.#database;
    const [last, { size }] = [await findNewestHead(query), await new TreeStore(query).getCurrent()];
    if (last?.size === size) return undefined;
    const isOld = !last || this.#clock.now().getTime() - last.at.getTime() >= hourMs;
    return isOld || (await hasConfirmationSince(query, last.size)) ? this.signNow() : undefined;
  }

  /**
   * The head of all there is; undefined where that is signed already, or another instance has a newer key. It is on the disk before
   * anybody sees it, and with it each entry in it. Throws `EvidenceDamagedError`.
   */
  async signNow(): Promise<SignedHead | undefined> {
    const head = await this.#database.query.transaction().execute((transaction) => this.#sign(transaction));
    if (!head) return undefined;
    this.#signed = head;
    this.#log.info({ head: writeNote(head.note) }, 'evidence head signed');
    return head;
  }

  async #enterKey(transaction: Transaction<Tables>): Promise<boolean> {
    const { engine } = this.#database;
    const [key] = this.#keys;
    const publicKey = key.publicKey.toString('base64');
    const { size } = await GrowingTree.lock(transaction, engine);
    const known = await listKeys(transaction);
    if (known.some((row) => row.public_key === publicKey)) return false;
    const at = toInstantText(this.#clock.now());
    const act = { at, by: 'agreement-desk', surface: 'background', publicKey } as const;
    const newest = known.at(-1);
    const fact = newest
      ? ({ kind: 'key-changed', ...act, replaces: newest.public_key } as const)
      : ({ kind: 'log-began', ...act, origin: key.name } as const);
    await appendEvidence(transaction, engine, [{ fact }]);
    const row = { public_key: publicKey, position: size, began_at: at };
    await transaction.insertInto('evidence_keys').values(row).execute();
    return true;
  }

  async #sign(transaction: Transaction<Tables>): Promise<SignedHead | undefined> {
    const tree = new TreeStore(transaction);
    const [current, last] = [await tree.getCurrent(), await findNewestHead(transaction)];
    const keyRow = (await listKeys(transaction)).at(-1);
    if (!this.#isNewest(keyRow) || last?.size === current.size) return undefined;
    if (last && last.size > keyRow.position && !this.#keys.some((key) => isSignedBy(key, last.note)))
      throw new EvidenceDamagedError('its newest head is not signed with its key');
    for (const before of [last, this.#signed]) if (before) await requireStart(tree, before, current.size);
    await requireStart(tree, current, current.size);
    const head = { origin: this.#keys[0].name, ...current, at: this.#clock.now() };
    const text = headText(head);
    const signed = { ...head, note: { text, signatures: this.#keys.map((key) => key.sign(text)) } };
    const row = { size: head.size, signed_at: toInstantText(head.at), signed: writeNote(signed.note) };
    const { numInsertedOrUpdatedRows } = await transaction
      .insertInto('evidence_heads')
      .values(row)
      .onConflict((conflict) => conflict.column('size').doNothing())
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 0n ? undefined : signed;
  }

  /** While instances with an old and a new key run side by side, the old ones leave the signing to the others. */
  #isNewest(row: EvidenceKeyRow | undefined): row is EvidenceKeyRow {
    const isNewest = row?.public_key === this.#keys[0].publicKey.toString('base64');
    if (!isNewest) this.#log.warn({ keyId: this.#keys[0].keyId }, 'evidence head left to the holder of a newer key');
    return isNewest;
  }
}

/** Throws where the first entries of the tree are not those of the root. */
async function requireStart(tree: TreeStore, { size, root }: Pick<SignedHead, 'size' | 'root'>, now: number) {
  if (size > now) throw new EvidenceDamagedError(`it had ${size} entries, and has ${now}`);
  if (!(await tree.getRoot(size)).equals(root))
    throw new EvidenceDamagedError(`its first ${size} entries are not what they were`);
}

/** Throws for a row that is no head. */
export async function findNewestHead(query: Kysely<Tables>): Promise<SignedHead | undefined> {
  const row = await query.selectFrom('evidence_heads').selectAll().orderBy('size', 'desc').limit(1).executeTakeFirst();
  if (!row) return undefined;
  const head = parseHead(row.signed);
  if (head?.size !== row.size) throw new EvidenceDamagedError(`its head of ${row.size} entries is none`);
  return head;
}

/** In the order in which they came. */
export async function listKeys(query: Kysely<Tables>): Promise<readonly EvidenceKeyRow[]> {
  return query.selectFrom('evidence_keys').selectAll().orderBy('position').execute();
}

async function hasConfirmationSince(query: Kysely<Tables>, size: number): Promise<boolean> {
  const found = await query
    .selectFrom('evidence_entries')
    .select('position')
    .where('position', '>=', size)
    .where('kind', '=', 'attestation-settled')
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
