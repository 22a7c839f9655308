import { z } from 'zod';
import { extensionCommands, findParameter } from '../../dialogs/message-extension/extension-commands.ts';
import type { BotAnswer } from './bot-connection.ts';
import type { CardJson } from './chat-message.ts';
import { type Place, placeFacts } from './channel.ts';
import type { Client, TeamsService } from './teams-service.ts';

/** What Teams then shows. */
export type ExtensionOutcome =
  | { readonly kind: 'results'; readonly results: readonly Result[] }
  | { readonly kind: 'dialog'; readonly title: string; readonly card: CardJson }
  /** A page of the app that Teams opens in a window. */
  | { readonly kind: 'sign-in'; readonly url: string }
  | { readonly kind: 'message' | 'error'; readonly text: string }
  | { readonly kind: 'closed' };

interface Result {
  readonly title: string;
  readonly text: string;
  readonly card: CardJson;
}

const card = z.record(z.string(), z.unknown());
const preview = z.object({ content: z.object({ title: z.string(), text: z.string().default('') }) });
const result = z.object({ content: card, preview });
const answer = z.union([
  z
    .object({ composeExtension: z.object({ type: z.literal('result'), attachments: z.array(result) }) })
    .transform(({ composeExtension }): ExtensionOutcome => ({
      kind: 'results',
      results: composeExtension.attachments.map((one) => ({ ...one.preview.content, card: one.content })),
    })),
  z
    .object({ composeExtension: z.object({ type: z.literal('message'), text: z.string() }) })
    .transform(({ composeExtension: { text } }): ExtensionOutcome => ({ kind: 'message', text })),
  z
    .object({
      composeExtension: z.object({
        type: z.literal('auth'),
        suggestedActions: z.object({ actions: z.tuple([z.object({ type: z.literal('openUrl'), value: z.url() })]) }),
      }),
    })
    .transform(({ composeExtension }): ExtensionOutcome => {
      return { kind: 'sign-in', url: composeExtension.suggestedActions.actions[0].value };
    }),
  z
    .object({
      task: z.object({
        type: z.literal('continue'),
        value: z.object({ title: z.string(), card: z.object({ content: card }) }),
      }),
    })
    .transform(({ task: { value } }): ExtensionOutcome => ({
      kind: 'dialog',
      title: value.title,
      card: value.card.content,
    })),
  z
    .object({ task: z.object({ type: z.literal('message'), value: z.string() }) })
    .transform(({ task }): ExtensionOutcome => ({ kind: 'message', text: task.value })),
]);

interface Extended {
  readonly answer: BotAnswer;
  readonly outcome: ExtensionOutcome;
}

/** A message on which an action is opened: what Teams tells of it. */
interface ActedOn {
  readonly id: string;
  readonly html: string;
}

/** What Teams does with the message extension of the app and with its dialogs (messaging-extensions, task-modules-bots). */
export class MessageExtension {
  readonly #teams: TeamsService;

  constructor(teams: TeamsService) {
    this.#teams = teams;
  }

  /** Each letter asks again. The first time, before any, Teams says that it is the first. */
  async find(client: Client, place: Place, text: string): Promise<Extended> {
    const typed = text === '' ? { name: 'initialRun', value: 'true' } : { name: findParameter, value: text };
    const queryOptions = { skip: 0, count: 25 };
    return this.#invoke(client, place, 'composeExtension/query', {
      ...{ commandId: extensionCommands.find, parameters: [typed], queryOptions },
    });
  }

  async unfurl(client: Client, place: Place, url: string): Promise<Extended> {
    return this.#invoke(client, place, 'composeExtension/queryLink', { url });
  }

  /** `state` is what the app's sign-in page ended with. */
  async open(
    client: Client,
    place: Place,
    { message, state }: { message?: ActedOn | undefined; state?: string | undefined },
  ): Promise<Extended> {
    const body = message && { contentType: 'html', content: message.html };
    const messagePayload = message && { id: message.id, body, attachments: [] };
    return this.#invoke(client, place, 'composeExtension/fetchTask', {
      ...{
        commandId: extensionCommands.confirm,
        commandContext: message ? 'message' : 'compose',
        context: { theme: 'default' },
      },
      ...(messagePayload && { messagePayload }),
      ...(state !== undefined && { state }),
    });
  }

  /** `opens` is a press on a card that opens a dialog; the others are presses in one. */
  async step(
    client: Client,
    place: Place,
    { data, from }: { readonly data: Readonly<Record<string, unknown>>; readonly from: 'extension' | 'card' | 'opens' },
  ): Promise<Extended> {
    if (from === 'extension')
      return this.#invoke(client, place, 'composeExtension/submitAction', {
        commandId: extensionCommands.confirm,
        data,
      });
    return this.#invoke(client, place, from === 'opens' ? 'task/fetch' : 'task/submit', { data });
  }

  async #invoke(client: Client, place: Place, name: string, value: object): Promise<Extended> {
    const given = await this.#teams.send(client, { ...placeFacts(place), type: 'invoke', name, value });
    return { answer: given, outcome: outcomeOf(given) };
  }
}

/** Teams keeps to itself what a bot says about a failure. */
function outcomeOf({ status, body }: BotAnswer): ExtensionOutcome {
  if (status !== 200) return { kind: 'error', text: 'Unable to reach app. Please try again.' };
  if (body === '') return { kind: 'closed' };
  const { data } = answer.safeParse(body);
  return data ?? { kind: 'error', text: 'Something went wrong. Please try again.' };
}
