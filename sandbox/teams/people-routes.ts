import type { ServerResponse } from 'node:http';
import { z } from 'zod';
import { people } from '../people.ts';
import type { ChatEvent, ChatMessage } from './chat-message.ts';
import type { Chats } from './chats.ts';
import { type Faults, faultRoutes } from '../http/faults.ts';
import { UnusableRequest, type Call, type Reply, type Routes } from '../http/routes.ts';
import { isObjectId, userIdOf } from './teams-account.ts';
import type { Client, TeamsService } from './teams-service.ts';

const locale = z.string().refine((tag) => isAccepted(() => new Intl.Locale(tag)), 'There is no such language.');
const timeZone = z
  .string()
  .refine((name) => isAccepted(() => new Intl.DateTimeFormat('en', { timeZone: name })), 'There is no such time zone.');
const client = z.object({ locale: locale.optional(), timeZone: timeZone.optional() });
const bag = z.record(z.string(), z.unknown());
const message = client.extend({ text: z.string() });
const search = client.extend({ dataset: z.string(), queryText: z.string() });
const action = client.extend({
  activityId: z.string(),
  action: z.object({
    type: z.enum(['Action.Execute', 'Action.Submit']),
    id: z.string().optional(),
    verb: z.string().optional(),
    data: bag.default({}),
  }),
  inputs: bag.default({}),
  place: z.enum(['chat', 'channel']).default('chat'),
  trigger: z.enum(['manual', 'automatic']).default('manual'),
});

interface Parts {
  readonly chats: Chats;
  readonly teams: TeamsService;
  readonly faults: Faults;
}

/**
 * For the page, journeys and tests. `:person` is an object id; bodies and answers are JSON. Installation, messages and actions also
 * take `locale` and `timeZone`, by default the person's own.
 *
 * | route | body → answer |
 * | --- | --- |
 * | `GET /api/people` | → the people of the demo |
 * | `POST /api/people/:person/installation` | `{}` → `{status}`: opens the chat, once; the first message does it too |
 * | `DELETE /api/people/:person/installation` | → `{status}`: the person removes the app |
 * | `POST /api/people/:person/block` | the person blocks the bot, which is not told; their next message unblocks it |
 * | `POST /api/people/:person/messages` | `{text}` → the message's `{id}` and the bot's `{status, body}`, once it has answered |
 * | `GET /api/people/:person/messages` | → `[ChatMessage]`; `?conversation=` for one other than the personal chat |
 * | `POST /api/people/:person/actions` | `{activityId, action: {type, verb?, data}, inputs, trigger?, place?}` → `{status, body, outcome}` |
 * | `POST /api/people/:person/searches` | `{dataset, queryText}` → `{status, body, outcome}`: types into a list that the bot fills |
 * | `POST /api/people/:person/activities` | any part of an activity, merged over what Teams sends (null removes) → `{status, body}` |
 * | `POST /api/people/:person/sign-ins…` | see sign-in-routes.ts |
 * | `POST /api/people/:person/files` | `{activityId, action: accept or decline}` → the bot's `{status, body}`: decides about a file that the bot offers |
 * | `POST /api/people/:person/uploads?name=&text=` | a file → the bot's `{status, body}`: sends it in the chat, with words |
 * | `GET /api/people/:person/events`, `GET /api/events` | → server-sent `ChatEvent`s of one person, of everybody |
 * | `POST`, `DELETE /api/connector-faults` | `[{method, path, status?, headers?, body?, delayMs?, times?}]`: the bot's next calls fail so, or are cut without a status |
 */
export function peopleRoutes({ chats, teams, faults }: Parts): Routes {
  return {
    'GET /api/people': () => ok(people.map((person) => ({ ...person, userId: userIdOf(person.objectId) }))),
    'POST /api/people/:person/installation': async (call) => ok(await teams.install(clientOf(call))),
    'DELETE /api/people/:person/installation': async (call) => ok(await teams.uninstall(clientOf(call))),
    'POST /api/people/:person/block': (call) => {
      chats.personal(personIn(call)).removed = true;
      return { status: 204 };
    },
    'POST /api/people/:person/messages': async (call) =>
      ok(await teams.say(clientOf(call), message.parse(call.body).text)),
    'GET /api/people/:person/messages': (call) => ok(messagesSeen(chats, call)),
    'POST /api/people/:person/actions': async (call) => {
      const { activityId, action: pressed, inputs, trigger, place } = action.parse(call.body);
      const data = { ...pressed.data, ...inputs };
      const { answer, outcome } = await teams.act(clientOf(call), {
        ...pressed,
        ...{ messageId: activityId, data, trigger, place },
      });
      return ok({ ...answer, outcome });
    },
    'POST /api/people/:person/searches': async (call) => {
      const { answer, outcome } = await teams.search(clientOf(call), search.parse(call.body));
      return ok({ ...answer, outcome });
    },
    'POST /api/people/:person/activities': async (call) =>
      ok(await teams.send({ person: personIn(call) }, bag.parse(call.body))),
    'GET /api/people/:person/events': (call) => {
      const person = personIn(call);
      stream(chats, call.response, (event) => event.person === person);
      return undefined;
    },
    'GET /api/events': ({ response }) => {
      stream(chats, response, () => true);
      return undefined;
    },
    ...faultRoutes('/api/connector-faults', faults),
  };
}

function messagesSeen(chats: Chats, call: Call): readonly ChatMessage[] {
  const person = personIn(call);
  const conversation = call.query.get('conversation');
  const chat = conversation ? chats.find(conversation) : chats.personal(person);
  return chat ? chats.messagesFor(chat, person) : [];
}

function ok(body: unknown): Reply {
  return { status: 200, body };
}

export function clientOf(call: Pick<Call, 'params' | 'body'>): Client {
  return { person: personIn(call), ...client.parse(call.body ?? {}) };
}

function personIn({ params }: Pick<Call, 'params'>): string {
  const objectId = (params['person'] ?? '').toLowerCase();
  if (!isObjectId(objectId)) throw new UnusableRequest('A person is named by an object id, a GUID.');
  return objectId;
}

function isAccepted(construct: () => object): boolean {
  try {
    return Boolean(construct());
  } catch {
    return false;
  }
}

function stream(chats: Chats, response: ServerResponse, concerns: (event: ChatEvent) => boolean): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.flushHeaders();
  const unsubscribe = chats.subscribe((event) => {
    if (concerns(event)) response.write(`data: ${JSON.stringify(event)}\n\n`);
  });
  response.on('close', unsubscribe);
}
