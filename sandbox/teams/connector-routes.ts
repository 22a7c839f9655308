import { z } from 'zod';
import type { BotFramework } from './bot-framework.ts';
import type { ChatMessage, FileCard, SignInCard } from './chat-message.ts';
import type { Chat, Chats } from './chats.ts';
import type { Call, Handler, Reply, Routes } from '../http/routes.ts';
import { memberAccount, personOf, objectIdOf } from './teams-account.ts';
import type { TeamMember, TeamsOfPeople } from './teams-of-people.ts';

interface Parts {
  readonly chats: Chats;
  readonly groups: TeamsOfPeople;
  readonly botFramework: BotFramework;
}

const newConversation = z.object({
  members: z.array(z.object({ id: z.string() })).min(1),
  activity: z.unknown().optional(),
});

/** The Bot Connector as a bot in Teams meets it (Bot Framework REST API reference, "Conversations"). */
export function connectorRoutes({ chats, groups, botFramework }: Parts): Routes {
  const root = '/connector/v3/conversations';
  const asked = (handle: (call: Call) => Reply) => asBot(botFramework, handle);
  const inChat = (handle: (chat: Chat, call: Call) => Reply) => asked(inOpenChat(chats, handle));
  return {
    [`POST ${root}`]: asked(({ body }) => createConversation(chats, body)),
    [`POST ${root}/:conversation/activities`]: inChat((chat, { body }) => deliver(chats, chat, body)),
    [`POST ${root}/:conversation/activities/:activity`]: inChat((chat, { body, params }) =>
      deliver(chats, chat, body, params['activity']),
    ),
    [`PUT ${root}/:conversation/activities/:activity`]: inChat((chat, call) => update(chats, chat, call)),
    [`DELETE ${root}/:conversation/activities/:activity`]: inChat((chat, { params }) =>
      chats.delete(chat, params['activity'] ?? '') ? { status: 200 } : noSuchActivity,
    ),
    [`GET ${root}/:conversation/members`]: inChat((chat) => ({ status: 200, body: membersOf(chat) })),
    [`GET ${root}/:conversation/pagedmembers`]: asked((call) => {
      const team = groups.membersOf(call.params['conversation'] ?? '');
      return team ? pageOf(groups, team, call) : inOpenChat(chats, onlyMember)(call);
    }),
    [`GET ${root}/:conversation/members/:member`]: inChat((chat, { params }) => member(chat, params['member'] ?? '')),
  };
}

function asBot(botFramework: BotFramework, handle: (call: Call) => Reply): Handler {
  return async (call) => ((await botFramework.admits(call.headers.authorization)) ? handle(call) : notTheBot);
}

function inOpenChat(chats: Chats, handle: (chat: Chat, call: Call) => Reply): (call: Call) => Reply {
  return (call) => {
    const chat = chats.find(call.params['conversation'] ?? '');
    if (!chat) return refusal(404, 'ConversationNotFound', 'Conversation not found.');
    return chat.removed ? notOnRoster : handle(chat, call);
  };
}

function createConversation(chats: Chats, body: unknown): Reply {
  const { members, activity } = newConversation.parse(body);
  const person = objectIdOf(members[0]?.id ?? '');
  if (!person) return refusal(400, 'BadSyntax', 'A personal conversation needs one member whom the bot knows.');
  const chat = chats.personal(person);
  if (chat.removed) return notOnRoster;
  const delivered = activity ? deliver(chats, chat, activity) : undefined;
  if (delivered && delivered.status !== 201) return delivered;
  return {
    status: 201,
    body: { id: chat.id, ...(delivered && { activityId: (delivered.body as { id: string }).id }) },
  };
}

function deliver(chats: Chats, chat: Chat, body: unknown, replyToId?: string): Reply {
  if (isTooBig(body)) return tooBig;
  const activity = readActivity(body);
  const id = chats.nextId();
  if (activity.kind === 'typing') chats.showTyping(chat);
  if (activity.kind === 'message') chats.add(chat, { id, from: 'bot', replyToId, ...activity.content });
  return { status: 201, body: { id } };
}

function update(chats: Chats, chat: Chat, { params, body }: Call): Reply {
  if (isTooBig(body)) return tooBig;
  const activity = readActivity(body);
  const { activity: id = '' } = params;
  const changed = activity.kind === 'message' && chats.change(chat, id, activity.content);
  return changed ? { status: 200, body: { id } } : noSuchActivity;
}

function pageOf(groups: TeamsOfPeople, team: readonly TeamMember[], { query }: Call): Reply {
  const from = Number(query.get('continuationToken') ?? 0);
  return { status: 200, body: groups.page(team, from, Number(query.get('pageSize') ?? 500)) };
}

function onlyMember(chat: Chat): Reply {
  return { status: 200, body: { members: membersOf(chat) } };
}

/** The bot itself is no member of a personal chat. */
function membersOf(chat: Chat): Record<string, string>[] {
  return [memberAccount(personOf(chat.person))];
}

function member(chat: Chat, id: string): Reply {
  const [person] = membersOf(chat);
  return objectIdOf(id) === chat.person ? { status: 200, body: person } : noSuchMember;
}

function refusal(status: number, code: string, message: string): Reply {
  return { status, body: { error: { code, message } } };
}

const notTheBot = refusal(401, 'Unauthorized', 'Authorization has been denied for this request.');
const noSuchActivity = refusal(404, 'ActivityNotFoundInConversation', 'The activity is not part of this conversation.');
const tooBig = refusal(413, 'MessageSizeTooBig', 'Message size too large.');
const noSuchMember = refusal(404, 'MemberNotFoundInConversation', 'The member is not part of this conversation.');
const notOnRoster = refusal(403, 'ForbiddenOperationException', 'The bot is not part of the conversation roster.');

const adaptiveCard = 'application/vnd.microsoft.card.adaptive';
const oauthCard = 'application/vnd.microsoft.card.oauth';

const signInContent = z.object({
  text: z.string(),
  connectionName: z.string().default(''),
  buttons: z.tuple([z.object({ type: z.literal('signin'), title: z.string(), value: z.url() })]),
  tokenExchangeResource: z.object({ id: z.string(), uri: z.string() }).optional(),
});

/** As Teams takes them (bots/how-to/bots-filesv4). */
const consentCard = 'application/vnd.microsoft.teams.card.file.consent';
const infoCard = 'application/vnd.microsoft.teams.card.file.info';
const consentContent = z.object({
  description: z.string().default(''),
  sizeInBytes: z.number().int().positive(),
  acceptContext: z.unknown(),
  declineContext: z.unknown(),
});
const infoContent = z.object({ uniqueId: z.string(), fileType: z.string() });

const attachment = z.object({
  contentType: z.string(),
  content: z.unknown().optional(),
  name: z.string().optional(),
  contentUrl: z.string().optional(),
});
const activity = z.object({
  type: z.string().default('message'),
  text: z.string().nullish(),
  summary: z.string().nullish(),
  textFormat: z.string().nullish(),
  attachments: z.array(attachment).nullish(),
});

type Content = Pick<ChatMessage, 'text' | 'summary' | 'textFormat' | 'cards' | 'signIn' | 'file'>;
type ConnectorActivity =
  { readonly kind: 'typing' | 'unseen' } | { readonly kind: 'message'; readonly content: Content };

/** The visible part of an activity from the bot. */
export function readActivity(body: unknown): ConnectorActivity {
  const { type, text, summary, textFormat, attachments } = activity.parse(body);
  if (type === 'typing') return { kind: 'typing' };
  if (type !== 'message') return { kind: 'unseen' };
  const cards = (attachments ?? []).filter(({ contentType }) => contentType === adaptiveCard);
  const signIn = attachments?.find(({ contentType }) => contentType === oauthCard);
  return {
    kind: 'message',
    content: {
      text: text ?? '',
      summary: summary ?? '',
      textFormat: textFormat === 'plain' ? 'plain' : 'markdown',
      cards: cards.map(({ content }) => z.record(z.string(), z.unknown()).parse(content)),
      signIn: signIn && signInCard(signIn.content),
      file: attachments?.map(fileCard).find((file) => file !== undefined),
    },
  };
}

function fileCard({ contentType, content, name, contentUrl }: z.output<typeof attachment>): FileCard | undefined {
  if (contentType === consentCard)
    return { kind: 'consent', name: z.string().parse(name), ...consentContent.parse(content), isDecided: false };
  if (contentType !== infoCard) return undefined;
  const { fileType } = infoContent.parse(content);
  return { kind: 'info', name: z.string().parse(name), contentUrl: z.url().parse(contentUrl), fileType };
}

function signInCard(content: unknown): SignInCard {
  const { text, connectionName, buttons, tokenExchangeResource: resource } = signInContent.parse(content);
  const [{ title, value: url }] = buttons;
  return {
    ...{ text, title, url },
    exchange: resource && { ...resource, connectionName },
    state: resource ? 'trying' : 'shown',
  };
}

/** Teams refuses messages above some 100 KB, counted as UTF-16 (bots/how-to/format-your-bot-messages). */
function isTooBig(body: unknown): boolean {
  return JSON.stringify(body ?? null).length * 2 > 100 * 1024;
}
