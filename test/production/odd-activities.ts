import { cardVerbs } from '../../cards/kit/card-actions.ts';
import { extensionCommands, findParameter } from '../../dialogs/message-extension/extension-commands.ts';
import { partnerTenantId, type Person, people } from '../../sandbox/people.ts';
import { type BotActivity, botActivity } from '../../sandbox/teams/bot-activity.ts';
import { serviceUrl } from '../support/bots/production-bot-person.ts';
import type { SeededRandom } from '../support/seeded-random.ts';

/** Stands in what people write, and must stand in no line of a log. */
export const marker = 'fuzzed-personal-marker-91ab';

export interface OddActivity {
  readonly activity: BotActivity;
  /** Whoever sent it waits for an answer, and can be answered. */
  readonly isAwaited: boolean;
  readonly conversationId: string;
}

interface Known {
  readonly customerIds: readonly string[];
  readonly draftIds: readonly string[];
}

const commands = [
  'help',
  'status contoso',
  'confirm fabrikam',
  'unconfirmed',
  'invite contoso',
  'new customer',
  'template',
  'template germany',
  'remind',
  'reminders',
  'history contoso',
  'language svenska',
  'cancel',
  'guide',
  'report',
  'order contoso',
  'hand over contoso',
  'hilfe',
  'hjälp',
  '帮助',
  'status',
  'confirm',
  'settings',
  'policy',
  'owner contoso',
  'status 1',
  '1',
  'yes',
  'contoso',
];

const id = '77777777-7777-4777-8777-777777777777';

/** In place of anything, ids and types included. */
const oddValues: readonly unknown[] = [
  null,
  '',
  ' ',
  0,
  -1,
  1.5,
  1e308,
  2 ** 53,
  true,
  false,
  [],
  {},
  [[]],
  [null],
  { a: { b: {} } },
  ['x', 1, null],
  '0',
  'null',
  'undefined',
  '\0',
  'a:\0',
  '\ud800',
  '\u202eabc',
  '\r\nX: y',
  '%00',
  '%',
  '../..',
  'a'.repeat(600),
  'a'.repeat(30_000),
  '__proto__',
  'constructor',
  '${7*7}',
  '{{DATE(2026-01-01T00:00:00Z)}}',
  "'; drop table agents; --",
  '19:x@thread.tacv2',
  'a:1',
  id,
  id.toUpperCase(),
  '{',
  '[]',
  '9999-12-31',
  '2026-02-30',
  '-1',
  '1e400',
  'Infinity',
  'personal',
  'channel',
  'groupChat',
  'https://evil.example/',
  'javascript:1',
  { toString: 1 },
  { length: -1 },
  { then: 'x' },
  { constructor: { prototype: { x: 1 } } },
  Array.from({ length: 1_000 }, () => id),
];

/** In place of what people write. */
const oddTexts: readonly string[] = [
  marker,
  `status ${marker}`,
  `${marker}${'x'.repeat(28_000)}`,
  `${marker}\0`,
  `${marker}\ud83d`,
  `<at>${marker}</at>`,
  `status <at>${marker}`,
  `[${marker}](https://evil.example)`,
  `status "${marker}" NEAR(a b) *`,
  `status %_${marker}`,
  `confirm ${'ä'.repeat(5_000)}${marker}`,
  `\u202e${marker}`,
  `${'\u0301'.repeat(3_000)}${marker}`,
  `status ${'a '.repeat(5_000)}${marker}`,
  `${'('.repeat(5_000)}${marker}`,
  '${' + marker + '}',
  `{{${marker}}}`,
  `help\n${marker}`,
  '🏴󠁧󠁢󠁥󠁮󠁧󠁿'.repeat(500) + marker,
  `status ${'\u200b'.repeat(3_000)}${marker}`,
];

const writtenFields = [
  'firstName',
  'lastName',
  'email',
  'phoneNumber',
  'dateAgreed',
  'subject',
  'body',
  'note',
  'companyName',
  'domainPrefix',
  'country',
  'addressLine1',
  'addressLine2',
  'city',
  'state',
  'postalCode',
  'registrationNumber',
  'neededFor',
  'neededBy',
  'remindOn',
];

/** The activity of number `n` of a run; the same again for the same random numbers. */
export function oddActivity(random: SeededRandom, n: number, known: Known): OddActivity {
  const person = somebody(random, n);
  const conversationId = `a:1fuzz-${n}`;
  const usual = usualActivity({ random, person, conversationId, known });
  const odd = structuredClone(usual) as Record<string, unknown>;
  const paths = pathsIn(odd);
  for (let changes = random.between(0, 3); changes > 0; changes -= 1) change(odd, random.oneOf(paths), random);
  if (random.between(0, 9) === 0) odd[random.oneOf(unusedFields)] = random.oneOf(oddValues);
  return { activity: odd, isAwaited: isAwaited(odd, usual), conversationId };
}

/** Mostly somebody else each time, since one person may ask only so much in a minute. */
function somebody(random: SeededRandom, n: number): Person {
  if (random.between(0, 9) === 0) return random.oneOf(people);
  return { ...people[0]!, objectId: `dddddddd-0000-4000-8000-${String(n).padStart(12, '0')}` };
}

const unusedFields = [
  'membersAdded',
  'membersRemoved',
  'reactionsAdded',
  'attachments',
  'entities',
  'deliveryMode',
  'relatesTo',
  'code',
  'expiration',
  'semanticAction',
  'callerId',
  'textHighlights',
  'suggestedActions',
  'historyDisclosed',
  'topicName',
  'inputHint',
  'value',
  'label',
  'valueType',
  'listenFor',
  'localTimestamp',
  'replyToId',
  'action',
  '__proto__',
  'toString',
  'isGroup',
];

interface Situation {
  readonly random: SeededRandom;
  readonly person: Person;
  readonly conversationId: string;
  readonly known: Known;
}

function usualActivity(situation: Situation): BotActivity {
  const { random, person, conversationId } = situation;
  const client = {
    person,
    locale: person.locale,
    timeZone: person.timeZone,
    serviceUrl,
    id: `f:${conversationId}`,
    now: new Date(),
  };
  const content = random.oneOf([message, message, press, press, press, submit, extension, event])(situation);
  return botActivity(client, { conversation: { id: conversationId }, ...content });
}

function message({ random }: Situation): BotActivity {
  return { type: 'message', text: random.oneOf(commands), textFormat: 'plain' };
}

function press(situation: Situation): BotActivity {
  const data = cardData(situation);
  const value = { action: { type: 'Action.Execute', id: 'x', verb: data['verb'], data }, trigger: 'manual' };
  return { type: 'invoke', name: 'adaptiveCard/action', replyToId: '1:abc', value };
}

function submit(situation: Situation): BotActivity {
  return { type: 'message', replyToId: '1:abc', value: cardData(situation) };
}

/** From the message extension and from dialogs, with all that any of them reads. */
function extension(situation: Situation): BotActivity {
  const { random } = situation;
  const parameters = [{ name: findParameter, value: random.oneOf(commands) }];
  const content = `<p>${marker} Contoso, tania@litware.com</p>`;
  const value = {
    ...{ commandId: random.oneOf(Object.values(extensionCommands)), parameters, queryOptions: { skip: 0, count: 25 } },
    ...{ url: `https://desk.partner.example/tab/?customer=${id}`, state: marker, data: cardData(situation) },
    messagePayload: { id: '1', body: { contentType: 'html', content }, attachments: [{ content: marker }] },
  };
  const extended = ['query', 'queryLink', 'fetchTask', 'submitAction'].map((name) => `composeExtension/${name}`);
  return { type: 'invoke', name: random.oneOf([...extended, 'task/fetch', 'task/submit']), value };
}

function event({ random, person }: Situation): BotActivity {
  const members = [{ id: '28:22222222-2222-4222-8222-222222222222' }, { id: '29:x', aadObjectId: person.objectId }];
  const team = { channelData: { team: { id: '19:t@thread.tacv2', name: marker }, tenant: { id: partnerTenantId } } };
  return random.oneOf<BotActivity>([
    { type: 'conversationUpdate', membersAdded: members },
    { type: 'conversationUpdate', membersRemoved: members },
    {
      type: 'conversationUpdate',
      ...team,
      channelData: { ...team.channelData, eventType: 'teamMemberAdded' },
      membersAdded: members,
    },
    { type: 'installationUpdate', action: 'add' },
    { type: 'installationUpdate', action: 'remove' },
    { type: 'installationUpdate', action: 'add-upgrade', ...team },
    { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] },
    { type: 'messageUpdate', text: marker },
    { type: 'messageDelete' },
    { type: 'typing' },
    { type: 'event', name: 'application/vnd.microsoft.readReceipt', value: { lastReadMessageId: '1' } },
    { type: 'invoke', name: 'signin/verifyState', value: { state: marker } },
    { type: 'endOfConversation' },
  ]);
}

/** All fields that any verb reads, so that one verb meets another's too. */
function cardData({ random, known }: Situation): Record<string, unknown> {
  const customerId = random.oneOf([...known.customerIds, id]);
  const draftId = random.oneOf([...known.draftIds, id]);
  const ids = {
    customerId,
    draftId,
    invitationId: id,
    handoverId: id,
    newCustomerId: id,
    messageId: id,
    resellerId: id,
    version: 1,
  };
  const choices = {
    language: 'sv',
    letterLanguage: 'de',
    templateLanguage: 'own',
    filter: 'all',
    page: '1',
    take: '0',
    step: 'details',
  };
  const more = {
    chosen: customerId,
    assignee: id,
    road: 'attestation',
    bought: 'yes',
    through: 'us',
    sees: 'page',
  };
  const policy = {
    isOn: 'true',
    firstAfterDays: '7',
    intervalsDays: '7,14',
    workingDays: '1,2',
    delivery: 'private',
    dailyCap: '5',
  };
  const written = Object.fromEntries(writtenFields.map((field) => [field, `${marker} ${field}`]));
  return {
    verb: random.oneOf(cardVerbs),
    ...ids,
    ...choices,
    ...more,
    ...policy,
    ...written,
    dateAgreed: '2026-01-31',
  };
}

type Path = readonly string[];

function pathsIn(value: unknown, before: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [before];
  const below = Object.entries(value).flatMap(([key, one]) => pathsIn(one, [...before, key]));
  return before.length === 0 ? below : [before, ...below];
}

const isWritten = (path: Path): boolean =>
  writtenFields.includes(path.at(-1) ?? '') || ['text', 'name'].includes(path.at(-1) ?? '');

function change(activity: Record<string, unknown>, path: Path, random: SeededRandom): void {
  const holder = path
    .slice(0, -1)
    .reduce<unknown>((held, key) => (held as Record<string, unknown> | undefined)?.[key], activity);
  if (typeof holder !== 'object' || holder === null) return;
  const key = path.at(-1) ?? '';
  const written = isWritten(path) && random.between(0, 1) === 0;
  const value = written ? random.oneOf(oddTexts) : random.oneOf(oddValues);
  if (random.between(0, 5) === 0) Reflect.deleteProperty(holder, key);
  else Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}

/** Where what says who asks, and where, is as it was. */
function isAwaited(odd: Record<string, unknown>, usual: BotActivity): boolean {
  const asks = odd['type'] === 'message' || (odd['type'] === 'invoke' && odd['name'] === 'adaptiveCard/action');
  const same = ['type', 'channelId', 'serviceUrl', 'from', 'recipient', 'conversation', 'channelData', 'deliveryMode'];
  return asks && same.every((key) => JSON.stringify(odd[key]) === JSON.stringify(usual[key]));
}
