import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reminderSender } from '../../bot/proactive/messengers.ts';
import { unreachableAgentsCard } from '../../cards/conversations/unreachable-agents-card.ts';
import type { ConversationsStore } from '../../services/conversations/conversations-store.ts';
import { openDatabase } from '../../services/database/open-database.ts';
import { Throttle } from '../../services/database/throttle.ts';
import type { AgentId } from '../../services/ids.ts';
import type { Reminder } from '../../services/reminders/reminder.ts';
import { messengerOn } from '../support/desk/private-messenger.ts';
import { sampleReminder } from '../support/cards/sample-reminder.ts';
import { ThrottlingConnector } from './throttling-connector.ts';
import { silent } from '../support/silent-log.ts';

// What is measured, and what it means: docs/benchmarks.md.
const [count = 10_000, perSecond = 10] = process.argv.slice(2).map(Number);
const instances = 2;
const workersEach = 2;
/** As the smallest rate that still counts as keeping up. */
const target = 0.95;

const directory = await mkdtemp(join(tmpdir(), 'agreement-desk-bench-'));
const connector = await ThrottlingConnector.open();
const clock = { now: () => new Date() };
const stopping = new AbortController().signal;
const reminders = Array.from({ length: count }, (_, index) => reminderNumber(index));
const waiting = [...reminders];

const desks = await Promise.all(Array.from({ length: instances }, () => openInstance()));
await saveChats(desks[0]!.conversations);

const startedAt = performance.now();
await Promise.all(desks.flatMap((desk) => Array.from({ length: workersEach }, () => work(desk))));
const seconds = (performance.now() - startedAt) / 1_000;

print();
await Promise.all(desks.map(({ database }) => database.close()));
await connector.close();
await rm(directory, { recursive: true });

async function openInstance() {
  const database = await openDatabase({ kind: 'embedded', file: join(directory, 'bench.db') }, silent);
  const { messenger, conversations } = messengerOn(database);
  return {
    database,
    conversations,
    sender: reminderSender(messenger, cardFor),
    throttle: new Throttle({ database, name: 'sending', everyMs: 1_000 / perSecond, clock }),
  };
}

async function work({ throttle, sender }: (typeof desks)[number]): Promise<void> {
  for (;;) {
    const reminder = waiting.pop();
    if (!reminder) return;
    await throttle.take(stopping);
    const outcome = await sender.send(reminder);
    if (outcome.kind === 'sent') continue;
    waiting.push(reminder);
    if (outcome.kind === 'throttled') await throttle.pause(new Date(Date.now() + (outcome.retryAfterMs ?? 1_000)));
  }
}

function reminderNumber(index: number): Reminder {
  const agentId = `aaaaaaaa-0000-4000-8000-${String(index).padStart(12, '0')}` as AgentId;
  return sampleReminder({ agentId });
}

/** A card of some size: what is on it does not matter here. */
function cardFor({ recipient }: Reminder) {
  return unreachableAgentsCard({ language: recipient.language, names: [recipient.name] });
}

async function saveChats(conversations: ConversationsStore): Promise<void> {
  for (const { recipient } of reminders) {
    const { agentId } = recipient;
    const conversationId = `a:${agentId}`;
    const reference = JSON.stringify({ conversation: { id: conversationId }, bot: { id: '28:bot' } });
    const { serviceUrl } = connector;
    await conversations.saveChanged({ conversationId, agentId, kind: 'personal', serviceUrl, reference }, clock.now());
  }
}

function print(): void {
  const { taken, refused, pausedSeconds, largestSecond } = connector;
  const allowed = perSecond * (seconds - pausedSeconds);
  const share = count / allowed;
  console.log(
    [
      `sent ${taken} in ${seconds.toFixed(1)} s by ${instances} instances of ${workersEach} workers`,
      `asked to pause for ${pausedSeconds.toFixed(1)} s in all; ${refused} requests met a 429`,
      `${(taken / (seconds - pausedSeconds)).toFixed(2)} a second outside of the pauses, ${perSecond} allowed`,
      `${(100 * share).toFixed(1)} % of the allowed rate, target ${100 * target} %`,
      `most in any one second: ${largestSecond}`,
    ].join('\n'),
  );
  if (share < target || taken !== count) process.exitCode = 1;
}
