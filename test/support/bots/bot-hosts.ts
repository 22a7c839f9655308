import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A process for bots beside each worker of Jest, which finds the port of its own in `BOT_HOST_PORTS`. Returns how to end them. */
export async function startBotHosts(workers: number): Promise<() => Promise<unknown>> {
  const hosts = await Promise.all(Array.from({ length: workers }, () => BotHost.start()));
  process.env['BOT_HOST_PORTS'] = hosts.map(({ port }) => port).join(',');
  return () => Promise.all(hosts.map((host) => host.stop()));
}

/** The port of the process for bots of this worker. Undefined outside of a test run. */
export function botHostPort(): number | undefined {
  const ports = process.env['BOT_HOST_PORTS']?.split(',');
  return ports && Number(ports[(Number(process.env['JEST_WORKER_ID']) - 1) % ports.length]);
}

/** Comes back where it was, after a bot has ended it. */
class BotHost {
  readonly port: number;
  #child: ChildProcess;
  #isStopping = false;

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.port = port;
    this.#comeBack();
  }

  static async start(): Promise<BotHost> {
    const child = forkHost(0);
    const [port] = (await once(child, 'message')) as [number];
    return new BotHost(child, port);
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    const ended = once(this.#child, 'exit');
    this.#child.disconnect();
    await ended;
  }

  #comeBack(): void {
    this.#child.once('exit', () => {
      if (this.#isStopping) return;
      this.#child = forkHost(this.port);
      this.#comeBack();
    });
  }
}

function forkHost(port: number): ChildProcess {
  return fork(join(import.meta.dirname, 'bot-host.ts'), [String(port)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}
