import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** The Partner Center sandbox in a process of its own. */
export class PartnerCenterProcess {
  readonly url: string;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, url: string) {
    this.#child = child;
    this.url = url;
  }

  static async start(environment: Readonly<Record<string, string>>): Promise<PartnerCenterProcess> {
    const child = spawn(process.execPath, ['sandbox/partner-center/index.ts'], {
      env: { ...process.env, SANDBOX_PARTNER_CENTER_PORT: '0', ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    const url = /http:\/\/[\d.:]+/.exec(line)?.[0];
    if (url === undefined) throw new Error(line);
    return new PartnerCenterProcess(child, url);
  }

  async requests(): Promise<Readonly<Record<string, number>>> {
    const response = await fetch(`${this.url}/sandbox/requests`);
    return ((await response.json()) as { counts: Record<string, number> }).counts;
  }

  async stop(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.kill();
    await ended;
  }
}
