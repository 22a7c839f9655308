import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { EventLoopWatch } from './stretch.ts';

export interface Usage {
  /** User and system time of all threads since the start. */
  readonly cpuMs: number;
  readonly rssMb: number;
  /** The heap and what hangs on it outside of it. */
  readonly heldMb: number;
}

const reporter = new URL('./report-usage.js', import.meta.url).href;
const watcher = new URL('./watch-event-loop.ts', import.meta.url).href;

interface Start {
  /** The folder of another state of the product. */
  readonly tree?: string;
  /** Costs some CPU. */
  readonly isWatched?: boolean;
}

/** A bot in a process of its own, which tells what it uses. */
export class MeasuredProcess {
  readonly url: string;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, port: string) {
    this.#child = child;
    this.url = `http://127.0.0.1:${port}`;
  }

  /** Resolves when the bot says on which port it listens, as a number or as a log line. */
  static async start(
    program: readonly string[],
    environment: Readonly<Record<string, string>> = {},
    { tree = '.', isWatched = false }: Start = {},
  ): Promise<MeasuredProcess> {
    const imports = [reporter, ...(isWatched ? [watcher] : [])].flatMap((file) => ['--import', file]);
    const child = spawn(process.execPath, [...imports, ...program], {
      cwd: tree,
      env: {
        ...process.env,
        PORT: '0',
        AGENT_REQUESTS_PER_MINUTE: '60000',
        ALL_AGENTS_REQUESTS_PER_MINUTE: '600000',
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    return new MeasuredProcess(child, await portFrom(child));
  }

  async usage(): Promise<Usage> {
    this.#child.send('report');
    const [usage] = (await once(this.#child, 'message')) as [Usage];
    return usage;
  }

  /** After all garbage has been collected, which the process would have left lying for longer. */
  async usageWithoutGarbage(): Promise<Usage> {
    this.#child.send('report what is held');
    const [usage] = (await once(this.#child, 'message')) as [Usage];
    return usage;
  }

  /** Since it was last asked; only of one that is watched. */
  async eventLoop(): Promise<EventLoopWatch> {
    this.#child.send('stretches');
    const [watch] = (await once(this.#child, 'message')) as [EventLoopWatch];
    return watch;
  }

  async stop(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.kill();
    await ended;
  }
}

function portFrom(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the bot ended with ${code}`)));
    if (!child.stdout) return;
    createInterface({ input: child.stdout }).on('line', (line) => {
      const port = /^\d+$|(?<="port":)\d+/.exec(line)?.[0];
      if (port !== undefined) resolve(port);
    });
  });
}
