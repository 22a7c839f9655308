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
  const builtAt = statSync(join(built, 'index.html'), { throwIfNoEntry: false })?.mtimeMs;
  if (builtAt === undefined) return true;
  const files = globSync(sources, { cwd: root });
  return files.some((file) => statSync(join(root, file)).mtimeMs > builtAt);
}

/** Builds into a folder of its own and puts it in place in one step, so that no reader ever sees half of it. */
export async function buildTab(): Promise<void> {
  // Loaded here, because whoever only asks whether the page is stale needs none of it.
  const { build } = await import('vite');
  const outDir = join(root, 'dist', `tab-${process.pid}`);
  try {
    await build({
      configFile: join(root, 'tab', 'vite.config.ts'),
      configLoader: 'native',
      build: { outDir, emptyOutDir: true },
    });
    await compressFiles(join(outDir, 'assets'));
    await rm(built, { recursive: true, force: true });
    await rename(outDir, built);
  } catch (error) {
    await rm(outDir, { recursive: true, force: true });
    throw error;
  }
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
