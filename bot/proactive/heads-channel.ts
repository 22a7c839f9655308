import type { ConversationsStore } from '../../services/conversations/conversations-store.ts';
import { hourMs } from '../../services/duration.ts';
import type { HeadPlace } from '../../services/evidence/head-place.ts';
import type { Connector } from './connector.ts';

interface HeadsChannelOptions {
  readonly connector: Pick<Connector, 'send'>;
  readonly conversations: Pick<ConversationsStore, 'findHeardLast'>;
  /** `19:…@thread.tacv2` */
  readonly channelId: string;
}

/**
 * The newest head as a post in a channel of Teams, once an hour. Just the head, so that it reads the same to everybody and can be
 * copied as it stands: its first line names the log.
 */
export function headsChannel({ connector, conversations, channelId: conversationId }: HeadsChannelOptions): HeadPlace {
  return {
    name: 'channel',
    everyMs: hourMs,
    mostHeads: 1,
    async publish(heads) {
      const chat = await conversations.findHeardLast();
      if (!chat) throw new Error('where Teams is, is known once an agent has spoken to the bot');
      const text = `<pre>${heads.join('\n')}</pre>`;
      await connector.send(
        { serviceUrl: chat.serviceUrl, conversationId },
        { type: 'message', textFormat: 'xml', text },
      );
    },
  };
}
