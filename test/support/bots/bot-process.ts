import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { RunningBot, patientSettings } from './running-bot.ts';

/** A start makes much and keeps it: with this much room from the beginning it costs a fifth less than while the room grows. */
const roomForNew = ['--min-semi-space-size=16'];

/** The bot in a process of its own, which can be killed. */
export class BotProcess extends RunningBot {
  readonly #child: ChildProcess;

  constructor(environment: Readonly<Record<string, string>>) {
    super();
    this.#child = spawn(process.execPath, [...roomForNew, 'sandbox/bot/index.js'], {
      env: { ...process.env, ...patientSettings, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const complaints: string[] = [];
    this.read(this.#child.stdout!);
    createInterface({ input: this.#child.stderr! }).on('line', (line) => complaints.push(line));
    this.#child.once('exit', (code) => this.hasEnded(`${code}: ${complaints.join('\n')}`));
  }

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
}
