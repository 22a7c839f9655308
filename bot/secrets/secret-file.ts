import { randomUUID } from 'node:crypto';
import { type FileHandle, constants, open, realpath, rename, rm } from 'node:fs/promises';
import type { Stats } from 'node:fs';
import { type KeptSecret, SecretError } from './kept-secret.ts';

/** More than any key or certificate chain. */
const mostBytes = 64 * 1024;
const readableByGroup = 0o040;
const writableByGroup = 0o020;
const anythingForOthers = 0o007;

/** The text of a file that nobody else can read, without its last line break. Throws `SecretError`. */
export async function readSecretFile(path: string): Promise<KeptSecret> {
  const file = await openFile(path);
  try {
    const stats = await file.stat();
    const problem = problemOf(path, stats);
    if (problem !== undefined) throw new SecretError(problem);
    const value = textOf(await file.readFile(), path);
    if (value === '') throw new SecretError(`${path} is empty`, { isMissing: true });
    return { value, since: stats.mtime };
  } finally {
    await file.close();
  }
}

/** Replaces the file in one step. Also where the path is a link, as with a mounted secret. Throws `SecretError`. */
export async function writeSecretFile(path: string, value: string): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const draft = `${target}.${randomUUID()}`;
  try {
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(`${value}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, target);
  } catch (cause) {
    await rm(draft, { force: true });
    throw new SecretError(
      `${path} cannot be written (${codeOf(cause)}): its folder must be this account’s own, and mounted as a folder`,
      { cause },
    );
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    // A pipe would otherwise wait for its other end for ever.
    return await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (cause) {
    const code = codeOf(cause);
    throw new SecretError(`${path} ${whyNotOpened(code)}`, { cause, isMissing: code === 'ENOENT' });
  }
}

function whyNotOpened(code: string): string {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'does not exist';
    case 'EACCES':
    case 'EPERM':
      return 'may not be read by this account';
    default:
      return `cannot be opened (${code})`;
  }
}

function problemOf(path: string, stats: Stats): string | undefined {
  if (stats.isDirectory()) return `${path} is a folder, not a file`;
  if (!stats.isFile()) return `${path} is no plain file`;
  if (stats.size > mostBytes) return `${path} is larger than ${mostBytes / 1024} kB, and so no secret`;
  return process.getuid === undefined ? undefined : problemOfMode(path, stats, process.getuid());
}

/**
 * libpq's rule for private keys: a file of our own is for us alone. One that somebody else owns, as a mounted secret, may be
 * read by its group, because that is how we read it.
 */
function problemOfMode(path: string, { mode, uid }: Stats, self: number): string | undefined {
  const isOurs = uid === self;
  const tooMuch = writableByGroup | anythingForOthers | (isOurs ? readableByGroup : 0);
  if ((mode & tooMuch) === 0) return undefined;
  return `${path} is open to other accounts of this machine: run chmod ${isOurs ? '600' : '640'} ${path}`;
}

function textOf(bytes: Buffer, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r?\n$/, '');
  } catch (cause) {
    throw new SecretError(`${path} holds no text`, { cause });
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'unknown';
}
