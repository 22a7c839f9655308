import { z } from 'zod';
import { commandListsIn } from '../../manifest/commands.ts';
import { extensionCommandsIn } from '../../manifest/extension-commands.ts';
import { languageFor, languageOf } from '../../services/conversations/language.ts';
import type { Routes } from '../http/routes.ts';
import { channel } from './channel.ts';
import type { Chats } from './chats.ts';
import { MessageExtension } from './message-extension.ts';
import { clientOf } from './people-routes.ts';
import type { TeamsService } from './teams-service.ts';

const place = z.enum(['chat', 'channel']).default('chat');
const bag = z.record(z.string(), z.unknown());
const search = z.object({ place, text: z.string() });
const link = z.object({ place, url: z.string() });
const opened = z.object({ place, messageId: z.string().optional(), state: z.string().optional() });
const step = z.object({ place, data: bag, from: z.enum(['extension', 'card', 'opens']) });
const post = z.object({ text: z.string().default(''), cards: z.array(bag).default([]) });

/**
 * The message extension, and the channel. All but the first take `locale` and `timeZone`; `place` is `chat`, the person's own,
 * or `channel`. Answers are the bot's `{status, body}` and the `outcome` that Teams shows.
 *
 * | route | body → answer |
 * | --- | --- |
 * | `GET /api/app?locale=` | → what the app's manifest has in that language: the commands of each place, and those of the extension |
 * | `POST /api/people/:person/posts` | `{text?, cards?}`: posts in the channel; a text with `@Agreement Desk` goes to the bot |
 * | `POST /api/people/:person/extension/searches` | `{place, text}`: types into the search |
 * | `POST /api/people/:person/extension/links` | `{place, url}`: pastes a link |
 * | `POST /api/people/:person/extension/dialogs` | `{place, messageId?, state?}`: opens the action, on a message or beside the box |
 * | `POST /api/people/:person/extension/steps` | `{place, data, from}`: a press that opens a dialog, or in one |
 */
export function extensionRoutes({ chats, teams }: { readonly chats: Chats; readonly teams: TeamsService }): Routes {
  const extension = new MessageExtension(teams);
  const shown = ({ answer, outcome }: Awaited<ReturnType<MessageExtension['find']>>) => ({
    status: 200,
    body: { ...answer, outcome },
  });
  return {
    'GET /api/app': ({ query }) => {
      const language = languageOf(languageFor(undefined, query.get('locale') ?? undefined));
      const [chat, shared] = commandListsIn(language).map(({ commands }) => commands);
      const commands = { chat, channel: shared };
      return { status: 200, body: { channel, commands, extension: extensionCommandsIn(language) } };
    },
    'POST /api/people/:person/posts': async (call) => {
      const { text, cards } = post.parse(call.body);
      return { status: 200, body: await teams.post(clientOf(call), { text, cards }) };
    },
    'POST /api/people/:person/extension/searches': async (call) => {
      const { place: at, text } = search.parse(call.body);
      return shown(await extension.find(clientOf(call), at, text));
    },
    'POST /api/people/:person/extension/links': async (call) => {
      const { place: at, url } = link.parse(call.body);
      return shown(await extension.unfurl(clientOf(call), at, url));
    },
    'POST /api/people/:person/extension/dialogs': async (call) => {
      const { place: at, messageId, state } = opened.parse(call.body);
      const client = clientOf(call);
      const chat = at === 'channel' ? chats.find(channel.id) : chats.personal(client.person);
      const message = chat?.messages.find(({ id }) => id === messageId);
      return shown(
        await extension.open(client, at, { state, message: message && { id: message.id, html: message.text } }),
      );
    },
    'POST /api/people/:person/extension/steps': async (call) => {
      const { place: at, data, from } = step.parse(call.body);
      return shown(await extension.step(clientOf(call), at, { data, from }));
    },
  };
}
