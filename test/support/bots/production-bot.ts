import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { partnerTenantId } from '../../../sandbox/people.ts';
import { botAccount } from '../../../sandbox/teams/teams-account.ts';
import { groupIds, partnerAppId, sandboxSecrets } from '../../../sandbox/registrations.ts';
import { copyMigratedFile } from '../databases/migrated-databases.ts';
import type { MadeUpMicrosoft } from '../microsoft/made-up-microsoft.ts';
import { until } from '../until.ts';

export const appId = botAccount.id.slice('28:'.length);

/** Made up, and never to be seen in a log. */
export const secretSettings = {
  MicrosoftAppPassword: sandboxSecrets.bot,
  PARTNER_CLIENT_SECRET: sandboxSecrets.partner,
  PARTNER_REFRESH_TOKEN: sandboxSecrets.refreshToken,
};

export const productionSettings: Readonly<Record<string, string>> = {
  HOST: '127.0.0.1',
  PORT: '0',
  MicrosoftAppId: appId,
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppTenantId: partnerTenantId,
  PARTNER_TENANT_ID: partnerTenantId,
  PARTNER_CLIENT_ID: partnerAppId,
  ADMIN_AGENTS_GROUP_ID: groupIds.adminAgents,
  SALES_AGENTS_GROUP_ID: groupIds.salesAgents,
  HELPDESK_AGENTS_GROUP_ID: groupIds.helpdeskAgents,
  PUBLIC_URL: 'https://desk.partner.example',
  PARTNER_NAME: 'Made-up Partner',
  PARTNER_WEBSITE_URL: 'https://partner.example/',
  PARTNER_CONTACT: 'privacy@partner.example',
  // Microsoft is made up here as far as the service account needs it.
  AGENT_SIGN_IN: 'service-account',
  DIRECTORY_SYNC: 'false',
  LOG_LEVEL: 'info',
  ...secretSettings,
};

interface ProductionBotOptions {
  /** Undefined: nothing it calls in the world can be reached. */
  readonly microsoft: MadeUpMicrosoft | undefined;
  /** Over the usual settings; an empty text takes one away. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Options of Node beside those of `npm run serve`, such as `--import`. */
  readonly nodeOptions?: string;
}

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** `npm run serve` with made-up settings, in a process of its own on loopback. */
export class ProductionBot {
  /** Standard output, one text a line. */
  readonly stdout: string[] = [];
  readonly stderr: string[] = [];
  readonly folder: string;
  /** Resolves when the process has ended and all that it wrote has been read. */
  readonly ended: Promise<Exit>;
  #exit: Exit | undefined;
  readonly #child: ChildProcess;

  private constructor(folder: string, child: ChildProcess) {
    this.folder = folder;
    this.#child = child;
    createInterface({ input: child.stdout! }).on('line', (line) => this.stdout.push(line));
    createInterface({ input: child.stderr! }).on('line', (line) => this.stderr.push(line));
    this.ended = once(child, 'close').then((ending) => {
      const [code, signal] = ending as [Exit['code'], Exit['signal']];
      return (this.#exit = { code, signal });
    });
  }

  /** Resolves when it takes activities; rejects with what it wrote when it ends instead. */
  static async start(options: ProductionBotOptions): Promise<ProductionBot> {
    const bot = await ProductionBot.launch(options);
    // Nobody else knows of it yet, who could end it.
    await bot
      .until(() => bot.#exit !== undefined || bot.line('started') !== undefined, 'the start')
      .catch(async (error: unknown) => {
        await bot.remove();
        throw error;
      });
    if (bot.#exit) throw new Error(`the bot ended with ${bot.#exit.code}: ${bot.stderr.join('\n')}`);
    return bot;
  }

  /** Without waiting for the start, which may be meant to fail. */
  static async launch({ microsoft, settings = {}, nodeOptions = '' }: ProductionBotOptions): Promise<ProductionBot> {
    const folder = await mkdtemp(join(tmpdir(), 'production-bot-'));
    await mkdir(join(folder, 'tmp'));
    await copyMigratedFile(join(folder, 'data', 'agreement-desk.db'));
    const reach = microsoft?.environment ?? unreachable;
    const wanted = { DATA_DIR: join(folder, 'data'), ...productionSettings, ...settings };
    const child = spawn(process.execPath, ['--max-semi-space-size=4', 'bot/index.js'], {
      env: {
        PATH: process.env['PATH'],
        HOME: process.env['HOME'],
        TMPDIR: join(folder, 'tmp'),
        NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
        ...reach,
        NODE_OPTIONS: `${preload} ${nodeOptions}`.trim(),
        MADE_UP_MICROSOFT_REFUSED: join(folder, 'refused.txt'),
        ...Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== '')),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new ProductionBot(folder, child);
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  get isRunning(): boolean {
    return this.#exit === undefined;
  }

  get port(): number {
    return Number(this.line('started')?.['port']);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** The log, line by line. Throws at a line that is no JSON. */
  get log(): readonly Readonly<Record<string, unknown>>[] {
    return this.stdout.map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
  }

  line(message: string): Readonly<Record<string, unknown>> | undefined {
    return this.log.find(({ msg }) => msg === message);
  }

  /** Resident memory in megabytes. */
  get memory(): number {
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${this.pid}/status`, 'utf8'))?.[1];
    return Number(kilobytes) / 1024;
  }

  /** Time that it has had a processor for, in milliseconds. */
  get processorMs(): number {
    const fields = readFileSync(`/proc/${this.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    // utime and stime, in hundredths of a second.
    return (Number(fields[11]) + Number(fields[12])) * 10;
  }

  /** What each open descriptor stands for: a file's path, or `socket:[…]`. */
  get descriptors(): readonly string[] {
    const folder = `/proc/${this.pid}/fd`;
    return readdirSync(folder).flatMap((name) => {
      try {
        return [readlinkSync(join(folder, name))];
      } catch {
        return [];
      }
    });
  }

  /** Sockets that are open, its own listening one included. */
  get sockets(): number {
    return this.descriptors.filter((name) => name.startsWith('socket:')).length;
  }

  /** Files left in the folder for temporary files. */
  get temporaryFiles(): readonly string[] {
    return readdirSync(join(this.folder, 'tmp'));
  }

  /** Hosts outside of this machine to which a connection without TLS was tried, and refused. */
  async refusedHosts(): Promise<readonly string[]> {
    const text = await readFile(join(this.folder, 'refused.txt'), 'utf8').catch(() => '');
    return text.split('\n').filter((line) => line !== '');
  }

  /** Looks until `isSo`; rejects, saying `what` was waited for, when that takes too long. */
  async until(isSo: () => boolean, what: string, withinMs?: number): Promise<void> {
    await until(what, isSo, withinMs);
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** SIGTERM. Resolves with how it ended, or rejects and kills it after `withinMs`. */
  async stop(withinMs = 60_000): Promise<Exit> {
    this.signal('SIGTERM');
    const late = Symbol('late');
    const timer = new AbortController();
    const exit = await Promise.race([this.ended, delay(withinMs, late, { signal: timer.signal }).catch(() => late)]);
    timer.abort();
    if (typeof exit !== 'symbol') return exit;
    await this.kill();
    throw new Error(`the bot did not stop within ${withinMs} ms`);
  }

  async kill(): Promise<void> {
    if (this.isRunning) this.signal('SIGKILL');
    await this.ended;
  }

  /** Ends it, however, and takes away what it kept. */
  async remove(): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }
}

const preload = `--import ${new URL('../microsoft/made-up-microsoft-preload.ts', import.meta.url).href}`;
/** A port that nobody listens on: every TLS connection is refused at once. */
const unreachable = { MADE_UP_MICROSOFT_PORT: '9' };
