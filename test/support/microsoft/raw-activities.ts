import { botActivity } from '../../../sandbox/teams/bot-activity.ts';
import { personOf, personalChatIdOf } from '../../../sandbox/teams/teams-account.ts';
import { Person } from '../desk/person.ts';
import type { Desk, PersonName } from '../desk/desk.ts';
import { until } from '../until.ts';

/** Somebody of the demo, or anybody by their object id. */
type Who = PersonName | { readonly objectId: string };

export type RawActivity = Record<string, unknown>;

let lastId = 0;

/** What Teams sends for something said, with every field that Teams is known to send. */
export function rawMessage(desk: Desk, who: Who, text: string): RawActivity {
  return rawActivity(desk, who, {
    type: 'message',
    text,
    textFormat: 'plain',
    attachments: [{ contentType: 'text/html', content: `<p>${text}</p>` }],
  });
}

/** What Teams sends for a press on a card. */
export function rawPress(desk: Desk, who: Who, data: RawActivity): RawActivity {
  return rawActivity(desk, who, {
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', verb: data['verb'], data }, trigger: 'manual' },
    replyToId: '1',
  });
}

/** Its id is a new one each time. */
export function rawActivity(desk: Desk, who: Who, content: RawActivity): RawActivity {
  const person = personOf(objectIdOf(desk, who));
  const { locale, timeZone } = person;
  const { serviceUrl } = desk.teams;
  const now = new Date();
  const id = `raw-${String(++lastId)}`;
  return structuredClone({ ...botActivity({ person, locale, timeZone, serviceUrl, id, now }, content) });
}

/** Delivers it exactly as it is, signed as from the Bot Framework. */
export async function deliver(
  desk: Desk,
  activity: unknown,
  endpoint?: string,
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(endpoint ?? (await desk.bot.endpoint()), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: await desk.authorization(activity) },
    body: JSON.stringify(activity),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : parsed(text) };
}

/** What the bot has said in somebody's private chat. */
export async function repliesTo(desk: Desk, who: Who): Promise<readonly string[]> {
  const objectId = objectIdOf(desk, who);
  const messages = await new Person(desk.teams.url, objectId).messages(personalChatIdOf(objectId));
  return messages.filter(({ from }) => from === 'bot').map(({ cards, text }) => text + JSON.stringify(cards));
}

function objectIdOf(desk: Desk, who: Who): string {
  return typeof who === 'string' ? desk.person(who).objectId : who.objectId;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/**
 * The lines that the bot has written since it had written `before`, without what it reports in passing. Lines arrive in
 * order, and after the answer: one of our own marks the end.
 */
export async function complaintsSince(desk: Desk, before: number): Promise<readonly RawActivity[]> {
  const type = `mark-${String(++lastId)}`;
  const mark = rawActivity(desk, 'admin', { type });
  await deliver(desk, { ...mark, conversation: { ...(mark['conversation'] as object), tenantId: 'nobody-we-serve' } });
  const isMark = (line: RawActivity) => line['type'] === type;
  await until('the mark in the log of the bot', () => desk.bot.log.some(isMark));
  const end = desk.bot.log.findIndex(isMark);
  return desk.bot.log.slice(before, end).filter(({ level }) => Number(level) >= 40);
}
