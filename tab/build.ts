import { globSync, statSync } from 'node:fs';
import { readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';

const compress = promisify(brotliCompress);
const root = fileURLToPath(new URL('..', import.meta.url));
const built = join(root, 'dist', 'tab');

/** All that decides how the page comes out. */
const sources = [
  'tab/**/*.{ts,tsx,css,html}',
  'cards/wording/*.json',
  'cards/wording/{sentences,dates}.ts',
  'package-lock.json',
];

/** Whether the page is missing, or older than a file that it is made of. */
export function isTabStale(): boolean {
  const builtAt = tabBuiltAt();
  if (builtAt === undefined) return true;
  const files = globSync(sources, { cwd: root });
  return files.some((file) => statSync(join(root, file)).mtimeMs > builtAt);
}

function tabBuiltAt(): number | undefined {
  return statSync(join(built, 'index.html'), { throwIfNoEntry: false })?.mtimeMs;
}

/**
 * Builds into a folder of its own and puts it in place in one step, so that no reader ever sees half of it. Of two processes that
 * build at once, the one that ends later keeps what the other has put there.
 */
export async function buildTab(): Promise<void> {
  // Loaded here, because whoever only asks whether the page is stale needs none of it.
  const { build } = await import('vite');
  const begunAt = Date.now();
  const outDir = join(root, 'dist', `tab-${process.pid}`);
  try {
    await build({
      configFile: join(root, 'tab', 'vite.config.ts'),
      configLoader: 'native',
      build: { outDir, emptyOutDir: true },
    });
    await compressFiles(join(outDir, 'assets'));
    if ((tabBuiltAt() ?? 0) < begunAt) await replaceFolder(built, outDir);
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}

/** Leaves `fresh` where it is if another process has put a folder of its own in place meanwhile. */
export async function replaceFolder(place: string, fresh: string): Promise<void> {
  const old = `${fresh}-old`;
  await rename(place, old).catch(unless('ENOENT'));
  // A folder that is not empty is never replaced by a rename.
  await rename(fresh, place).catch(unless('ENOTEMPTY', 'EEXIST', 'EPERM'));
  await rm(old, { recursive: true, force: true });
}

function unless(...codes: readonly string[]) {
  return (error: unknown): void => {
    if (!codes.includes(String((error as NodeJS.ErrnoException).code))) throw error;
  };
}

/** Once here, so that the bot compresses nothing. */
async function compressFiles(folder: string): Promise<void> {
  const files = await readdir(folder);
  await Promise.all(
    files.map(async (file) =>
      writeFile(join(folder, `${file}.br`), await compress(await readFile(join(folder, file)))),
    ),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildTab();
