import { randomUUID } from 'node:crypto';

/** What the bot sent to a conversation, the newest last. */
export interface SentActivity {
  readonly conversationId: string;
  readonly id: string;
  readonly activity: Readonly<Record<string, unknown>>;
  /** Of a message that was replaced: how it stands now is in `activity`. */
  readonly updates: number;
}

interface Asked {
  readonly method: string;
  /** Without the place in front (`/emea`). */
  readonly path: string;
  readonly body: unknown;
}

export interface ConnectorAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** The Bot Connector of Teams: takes what the bot sends and keeps it by conversation. */
export class MadeUpConnector {
  /** Undefined answers as Teams does. */
  answer: ((asked: Asked) => ConnectorAnswer | undefined) | undefined;
  readonly #sent = new Map<string, SentActivity[]>();
  #kept = 0;
  readonly #waiting = new Set<() => void>();

  sentTo(conversationId: string): readonly SentActivity[] {
    return this.#sent.get(conversationId) ?? [];
  }

  /** Messages, without typing. */
  messagesIn(conversationId: string): readonly SentActivity[] {
    return this.sentTo(conversationId).filter(({ activity }) => activity['type'] === 'message');
  }

  get count(): number {
    return this.#kept;
  }

  /** Resolves when `isThere` holds after something was sent; rejects after `withinMs`. */
  async until(isThere: () => boolean, what: string, withinMs = 60_000): Promise<void> {
    const deadline = AbortSignal.timeout(withinMs);
    while (!isThere()) {
      if (deadline.aborted) throw new Error(`the bot did not send ${what} within ${withinMs} ms`);
      await this.#nextSend(deadline);
    }
  }

  forget(conversationId: string): void {
    this.#sent.delete(conversationId);
  }

  take(asked: Asked): ConnectorAnswer {
    const planned = this.answer?.(asked);
    if (planned) return planned;
    const [, , , conversation, resource, id] = (asked.path.split('?')[0] ?? '').split('/').map(decodeURIComponent);
    if (conversation === undefined) return this.#createConversation(asked);
    if (resource === 'activities') return this.#takeActivity(asked, conversation, id);
    if (resource === 'pagedmembers') return { status: 200, body: { members: [] } };
    return { status: 200, body: id === undefined ? [] : { id, name: 'Somebody' } };
  }

  #createConversation({ body }: Asked): ConnectorAnswer {
    const { members } = body as { members?: { id?: string }[] };
    return { status: 201, body: { id: `a:1${members?.[0]?.id?.replace(/^29:1/, '') ?? randomUUID()}` } };
  }

  #takeActivity({ method, body }: Asked, conversationId: string, replyTo: string | undefined): ConnectorAnswer {
    if (method === 'DELETE') return { status: 200 };
    const activity = body as SentActivity['activity'];
    const before = method === 'PUT' ? this.sentTo(conversationId).find(({ id }) => id === replyTo) : undefined;
    if (method === 'PUT' && !before)
      return { status: 404, body: { error: { code: 'ActivityNotFoundInConversation' } } };
    const id = before?.id ?? `1:${randomUUID()}`;
    const others = this.sentTo(conversationId).filter((sent) => sent !== before);
    this.#sent.set(conversationId, [...others, { conversationId, id, activity, updates: (before?.updates ?? -1) + 1 }]);
    this.#kept += 1;
    for (const wake of this.#waiting) wake();
    return { status: method === 'PUT' ? 200 : 201, body: { id } };
  }

  #nextSend(deadline: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.#waiting.delete(wake);
        deadline.removeEventListener('abort', wake);
        resolve();
      };
      this.#waiting.add(wake);
      deadline.addEventListener('abort', wake, { once: true });
    });
  }
}
