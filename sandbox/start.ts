import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { buildTab, isTabStale } from '../tab/build.ts';

const settings = {
  dataDir: process.env['DATA_DIR'] ?? '.data',
  partnerCenter: process.env['SANDBOX_PARTNER_CENTER_PORT'] ?? '4180',
  teams: process.env['SANDBOX_TEAMS_PORT'] ?? '4181',
  entra: process.env['SANDBOX_ENTRA_PORT'] ?? '4182',
  bot: process.env['PORT'] ?? '3978',
};

const address = (port: string, path: string): string => `http://127.0.0.1:${port}${path}`;

/** Each part is a process of its own, which can be stopped, killed and started again alone. */
const parts = [
  {
    name: 'Entra',
    port: settings.entra,
    portSetting: 'SANDBOX_ENTRA_PORT',
    entry: 'entra/index.ts',
    health: address(settings.entra, '/botframework/v1/.well-known/keys'),
  },
  {
    name: 'Partner Center',
    port: settings.partnerCenter,
    portSetting: 'SANDBOX_PARTNER_CENTER_PORT',
    entry: 'partner-center/index.ts',
    health: address(settings.partnerCenter, '/sandbox/clock'),
  },
  {
    name: 'Teams',
    port: settings.teams,
    portSetting: 'SANDBOX_TEAMS_PORT',
    entry: 'teams/index.ts',
    health: address(settings.teams, '/'),
  },
  {
    name: 'Bot',
    port: settings.bot,
    portSetting: 'PORT',
    entry: 'bot/index.js',
    health: address(settings.bot, '/readyz'),
  },
] as const;

type Part = (typeof parts)[number];

/** `--fresh` removes these files and nothing else, because DATA_DIR may be any directory. */
const dataFiles = [
  'agreement-desk.db',
  'agreement-desk.db-wal',
  'agreement-desk.db-shm',
  'partner-center-sandbox.jsonl',
  'partner-center-sandbox-customers.jsonl',
  'partner-center-sandbox-orders.jsonl',
  'entra-sandbox.json',
  'sandbox-keys.json',
  'sandbox-evidence-key',
];

const flags = [
  // Node still calls the function experimental that strips the chat page's TypeScript.
  '--disable-warning=ExperimentalWarning',
  // As in `npm run serve`. Twice the room for short-lived objects would cost some 6 MB.
  '--max-semi-space-size=4',
];

/** A cold start on a busy machine took more than one minute. Whoever stops is noticed at once. */
const startsWithinMs = 180_000;
let isStopping = false;

/** Whoever has the port would answer for the part that cannot start, so that everything looked ready. */
async function isTaken({ port }: Part): Promise<boolean> {
  const server = createServer();
  try {
    await once(server.listen(Number(port), '127.0.0.1'), 'listening');
    return false;
  } catch {
    return true;
  } finally {
    server.close();
  }
}

async function findTaken(): Promise<readonly string[]> {
  const found: string[] = [];
  for (const part of parts) {
    if (await isTaken(part))
      found.push(`Port ${part.port} for ${part.name} is taken. Set ${part.portSetting} to a free one.`);
  }
  return found;
}

function begin(part: Part): ChildProcess {
  const entry = join(import.meta.dirname, part.entry);
  const child = spawn(process.execPath, [...flags, entry], {
    stdio: ['ignore', part.name === 'Bot' ? 'inherit' : 'ignore', 'inherit'],
    env: {
      LOG_LEVEL: 'warn',
      ...process.env,
      DATA_DIR: settings.dataDir,
      BOT_ENDPOINT: address(settings.bot, '/api/messages'),
      SANDBOX_CLOCK_ANCHOR: process.env['SANDBOX_CLOCK_ANCHOR'] ?? String(startedAt),
    },
  });
  child.once('exit', (code, signal) => {
    if (isStopping) return;
    console.log(
      `${part.name} has stopped (${signal ?? `code ${code ?? '?'}`}). To start it again alone: npx node sandbox/${part.entry}`,
    );
  });
  return child;
}

async function becomesHealthy(part: Part, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + startsWithinMs;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`${part.name} did not start; it says why above.`);
    const isHealthy = await fetch(part.health).then(
      (response) => response.ok,
      () => false,
    );
    if (isHealthy) return;
    await delay(50);
  }
  throw new Error(
    `${part.name} did not answer on ${part.health} for three minutes, so everything is stopped again. Try once more.`,
  );
}

/** The bot first, which would miss the others. */
async function stopAll(children: readonly ChildProcess[]): Promise<void> {
  isStopping = true;
  for (const child of children.toReversed()) {
    if (child.kill('SIGTERM')) await once(child, 'exit');
  }
}

function beginAnew(): void {
  if (process.env['DATABASE_URL']) console.log('--fresh leaves the PostgreSQL database as it is.');
  for (const file of dataFiles) rmSync(join(settings.dataDir, file), { force: true });
}

const taken = await findTaken();
if (taken.length > 0) {
  console.error(`${taken.join('\n')}\nOr stop what runs there: another \`npm start\` perhaps. Nothing was started.`);
  process.exit(1);
}
if (isTabStale()) {
  console.log('Building the page for Teams…');
  await buildTab();
}
const startedAt = Date.now();
// Made before any part makes it with wider permissions, because it holds people's data.
mkdirSync(settings.dataDir, { recursive: true, mode: 0o700 });
if (process.argv.includes('--fresh')) beginAnew();
const children = parts.map(begin);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stopAll(children));
try {
  await Promise.all(parts.map((part, index) => becomesHealthy(part, children[index] as ChildProcess)));
  console.log(`\nAgreement Desk is ready. Open the chat: ${address(settings.teams, '/')}\nStop with Ctrl+C.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
  await stopAll(children);
}
