import { once } from 'node:events';
import { type Socket, connect } from 'node:net';
import { RunningBot, patientSettings } from './running-bot.ts';

/** The bot in the process for bots (`bot-host.ts`), one after the other: a start costs as much as a turn or two. */
export class HostedBot extends RunningBot {
  readonly #socket: Socket;
  readonly #ended: Promise<unknown>;

  constructor(environment: Readonly<Record<string, string>>, port: number) {
    super();
    this.#socket = connect({ port, host: '127.0.0.1' });
    this.#socket.write(`${JSON.stringify({ ...process.env, ...patientSettings, ...environment })}\n`);
    this.#socket.on('error', (error) => this.hasEnded(String(error)));
    this.#ended = once(this.#socket, 'close');
    this.#socket.once('close', () => this.hasEnded(JSON.stringify(this.log.at(-1))));
    this.read(this.#socket);
  }

  async stop(): Promise<number | null> {
    this.#socket.end();
    await this.#ended;
    return this.log.at(-1)?.['failed'] === undefined ? 0 : 1;
  }

  kill(): Promise<void> {
    throw new Error('a bot that is killed needs a process of its own: isolateBot()');
  }
}
