import type { ChatEvent } from '../../../sandbox/teams/chat-message.ts';

/** What happens in somebody's chat from now on. */
export interface ChatEvents {
  /** Waits for the next event that `wanted` accepts; those before it are skipped. */
  next(wanted?: (event: ChatEvent) => boolean): Promise<ChatEvent>;
  close(): Promise<void>;
}

/** Listens to `/api/people/{oid}/events` or `/api/events` of the Teams sandbox; nothing after it returned is missed. */
export async function openChatEvents(url: string): Promise<ChatEvents> {
  const stopping = new AbortController();
  const response = await fetch(url, { signal: stopping.signal });
  if (!response.body) throw new Error(`${url} answered nothing.`);
  const events = readEvents(response.body);
  return {
    async next(wanted = () => true) {
      for (;;) {
        const { value, done } = await events.next();
        if (done) throw new Error('The chat ended before the event came.');
        if (wanted(value)) return value;
      }
    },
    async close() {
      stopping.abort();
      await events.return(undefined).catch(() => undefined);
    },
  };
}

async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<ChatEvent, undefined> {
  let unread = '';
  for await (const text of body.pipeThrough(new TextDecoderStream())) {
    const blocks = `${unread}${text}`.split('\n\n');
    unread = blocks.pop() ?? '';
    for (const block of blocks) yield JSON.parse(block.replace(/^data: /, '')) as ChatEvent;
  }
  return undefined;
}
