import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { FromInstance, ToInstance } from './run-instance.ts';

export interface InstancePlace {
  readonly databaseUrl: string;
  readonly partnerCenterUrl: string;
  readonly renewalCutoff: string;
}

/** An instance of the bot that can be told the time, and killed. */
export class InstanceProcess {
  cpuMs = 0;
  /** What it could not do, which no fault of the others explains. */
  readonly problems: string[];
  readonly #child: ChildProcess;
  readonly #ready: Promise<void>;
  #endTick: (() => void) | undefined;

  constructor({ databaseUrl, partnerCenterUrl, renewalCutoff }: InstancePlace, problems: string[]) {
    this.problems = problems;
    const execArgv = ['--disable-warning=ExperimentalWarning'];
    const given = [databaseUrl, partnerCenterUrl, renewalCutoff];
    this.#child = fork(join(import.meta.dirname, 'instance.ts'), given, { execArgv });
    this.#ready = new Promise((resolve, reject) => {
      this.#child.on('message', (message: FromInstance) =>
        message.kind === 'ready' ? resolve() : this.#hear(message),
      );
      this.#child.once('exit', () => {
        reject(new Error('an instance ended before it was ready'));
        this.#endTick?.();
      });
    });
    this.#ready.catch(() => undefined);
  }

  ready(): Promise<void> {
    return this.#ready;
  }

  get isWorking(): boolean {
    return this.#endTick !== undefined;
  }

  /** Does what is due at that time; resolves also when it dies of it. */
  async tick(at: number): Promise<void> {
    const ended = new Promise<void>((resolve) => (this.#endTick = resolve));
    this.#tell({ kind: 'tick', at });
    await ended;
    this.#endTick = undefined;
  }

  async kill(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#tell({ kind: 'stop' });
    await ended;
  }

  #tell(message: ToInstance): void {
    this.#child.send(message);
  }

  #hear(message: Exclude<FromInstance, { kind: 'ready' }>): void {
    if (message.kind === 'failed' || message.kind === 'problem') this.problems.push(message.error);
    if (message.kind === 'done') this.cpuMs = message.cpuMs;
    if (message.kind === 'done' || message.kind === 'failed') this.#endTick?.();
  }
}
