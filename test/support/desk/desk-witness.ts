import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ChatEvent } from '../../../sandbox/teams/chat-message.ts';
import { type ChatEvents, openChatEvents } from './chat-events.ts';
import type { Desk } from './desk.ts';

/**
 * Sees everything that a desk logs, keeps and shows, from its start on, for tests of what must not be there: a message that was
 * changed or deleted later counts too.
 */
export class DeskWitness {
  readonly #desk: Desk;
  readonly #events: ChatEvents;
  readonly #heard: ChatEvent[] = [];
  readonly #listening: Promise<unknown>;

  private constructor(desk: Desk, events: ChatEvents) {
    this.#desk = desk;
    this.#events = events;
    this.#listening = this.#listen().catch(() => undefined);
  }

  static async open(desk: Desk): Promise<DeskWitness> {
    return new DeskWitness(desk, await openChatEvents(`${desk.teams.url}/api/events`));
  }

  /** Each place where the text stands: `log`, `table bot_state`, `file agreement-desk.db-wal`, `chat 19:…`. */
  async placesOf(text: string): Promise<readonly string[]> {
    const places: (readonly [place: string, content: string])[] = [
      ['log', JSON.stringify(this.#desk.bot.log)],
      ...this.#heard.map((event) => [`chat ${event.conversationId}`, JSON.stringify(event)] as const),
      ...this.#tables(),
      ...(await this.#files()),
    ];
    return [...new Set(places.flatMap(([place, content]) => (content.includes(text) ? [place] : [])))].toSorted();
  }

  async close(): Promise<void> {
    await this.#events.close();
    await this.#listening;
  }

  async #listen(): Promise<never> {
    for (;;) this.#heard.push(await this.#events.next());
  }

  /** Drafts, links, states of chats, the evidence log and all others, also those of later migrations. */
  #tables(): (readonly [string, string])[] {
    const database = new DatabaseSync(join(this.#desk.directory, 'agreement-desk.db'), { readOnly: true });
    try {
      const tables = database.prepare(`select name from sqlite_master where type = 'table'`).all();
      return tables.map(({ name }) => [
        `table ${String(name)}`,
        JSON.stringify(database.prepare(`select * from "${String(name)}"`).all(), readable),
      ]);
    } finally {
      database.close();
    }
  }

  /** With what was deleted, and is still in the file. */
  async #files(): Promise<(readonly [string, string])[]> {
    const names = (await readdir(this.#desk.directory)).filter((name) => name.startsWith('agreement-desk'));
    return Promise.all(
      names.map(async (name) => [`file ${name}`, await readFile(join(this.#desk.directory, name), 'latin1')] as const),
    );
  }
}

function readable(_name: string, value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('latin1');
  return typeof value === 'bigint' ? String(value) : value;
}
