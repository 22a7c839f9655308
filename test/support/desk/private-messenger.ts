import { sendingAdapter, sendingAppId } from './sending-adapter.ts';
import { Connector } from '../../../bot/proactive/connector.ts';
import { PrivateMessenger } from '../../../bot/proactive/private-messenger.ts';
import { ContactsStore } from '../../../services/conversations/contacts-store.ts';
import { ConversationsStore } from '../../../services/conversations/conversations-store.ts';
import { ReachabilityService } from '../../../services/conversations/reachability-service.ts';
import { UnreachableStore } from '../../../services/conversations/unreachable-store.ts';
import type { Database } from '../../../services/database/database.ts';
import { silent } from '../silent-log.ts';

/** The stores of one database, and a messenger on them, as an instance of the bot has them. */
export function messengerOn(database: Database, options: { deadlineMs?: number } = {}) {
  const conversations = new ConversationsStore(database);
  const contacts = new ContactsStore(database);
  const unreachable = new UnreachableStore(database);
  const reachability = new ReachabilityService({ conversations, contacts, unreachable });
  const connector = new Connector({ adapter: sendingAdapter(silent), appId: sendingAppId, ...options });
  const clock = { now: () => new Date() };
  const messenger = new PrivateMessenger({ connector, reachability, conversations, clock, log: silent });
  return { conversations, contacts, unreachable, reachability, messenger };
}
