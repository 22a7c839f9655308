import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

interface LogLine {
  readonly msg?: string;
  readonly port?: number;
  readonly [field: string]: unknown;
}

/** A start makes much and keeps it: with this much room from the beginning it costs a fifth less than while the room grows. */
const roomForNew = ['--min-semi-space-size=16'];

/** The bot as the demo runs it, in a process of its own that can be killed. */
export class BotProcess {
  readonly log: LogLine[] = [];
  readonly #child: ChildProcess;
  readonly #started: Promise<number>;

  constructor(environment: Readonly<Record<string, string>>) {
    this.#child = spawn(process.execPath, [...roomForNew, 'sandbox/bot/index.ts'], {
      // Journeys say in seconds what people say in hours.
      env: {
        ...process.env,
        PORT: '0',
        LOG_LEVEL: 'info',
        AGENT_REQUESTS_PER_MINUTE: '60000',
        ALL_AGENTS_REQUESTS_PER_MINUTE: '600000',
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#started = this.#readOutput();
  }

  /** Resolves when the bot takes activities. */
  async endpoint(): Promise<string> {
    return `http://127.0.0.1:${await this.#started}/api/messages`;
  }

  async url(): Promise<string> {
    return `http://127.0.0.1:${await this.#started}`;
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** SIGTERM and a graceful end. Resolves with the exit code. */
  async stop(): Promise<number | null> {
    return this.#end('SIGTERM');
  }

  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const ended = once(this.#child, 'exit');
      this.#child.kill(signal);
      await ended;
    }
    return this.#child.exitCode;
  }

  #readOutput(): Promise<number> {
    const { stdout, stderr } = this.#child;
    if (!stdout || !stderr) throw new Error('the bot has no output');
    const complaints: string[] = [];
    createInterface({ input: stderr }).on('line', (line) => complaints.push(line));
    return new Promise((resolve, reject) => {
      this.#child.once('exit', (code) => reject(new Error(`the bot ended with ${code}: ${complaints.join('\n')}`)));
      createInterface({ input: stdout }).on('line', (line) => {
        const entry = JSON.parse(line) as LogLine;
        this.log.push(entry);
        if (entry.msg === 'started' && entry.port !== undefined) resolve(entry.port);
      });
    });
  }
}
