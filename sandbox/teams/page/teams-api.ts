import type { Person } from '../../people.ts';
import type { CardJson, ChatEvent, ChatMessage, SignInCard } from '../chat-message.ts';
import type { Press } from './card-renderer.ts';
import type { Choice } from './filtered-choices.ts';

export type KnownPerson = Person & { readonly userId: string };

/** The person at the client, and the client's settings. */
export interface Client {
  readonly person: string;
  readonly locale: string;
  readonly timeZone: string;
}

export interface BotAnswer {
  readonly status: number;
}

interface ActionAnswer extends BotAnswer {
  readonly outcome:
    { readonly kind: 'card' | 'nothing' } | { readonly kind: 'message' | 'error'; readonly text: string };
}

interface SearchAnswer extends BotAnswer {
  readonly outcome: { readonly kind: 'choices'; readonly choices: readonly Choice[] } | { readonly kind: 'error' };
}

export type Place = 'chat' | 'channel';
export type StepFrom = 'extension' | 'card' | 'opens';

export interface MenuCommand {
  readonly title: string;
  readonly description: string;
}

/** Of the app's manifest. */
export interface AppFacts {
  readonly channel: { readonly id: string; readonly team: string; readonly name: string };
  readonly commands: Readonly<Record<Place, readonly MenuCommand[]>>;
  readonly extension: readonly [
    find: MenuCommand & { readonly parameters?: readonly MenuCommand[] },
    action: MenuCommand,
  ];
}

export type ExtensionOutcome =
  | {
      readonly kind: 'results';
      readonly results: readonly { readonly title: string; readonly text: string; readonly card: CardJson }[];
    }
  | { readonly kind: 'dialog'; readonly title: string; readonly card: CardJson }
  | { readonly kind: 'sign-in'; readonly url: string }
  | { readonly kind: 'message' | 'error'; readonly text: string }
  | { readonly kind: 'closed' };

interface Listener {
  readonly onConnect: () => void;
  readonly onEvent: (event: ChatEvent) => void;
  readonly onDisconnect: () => void;
}

/** The page's part of the sandbox's JSON API (people-routes.ts). */
export const teamsApi = {
  people: () => get<KnownPerson[]>('/api/people'),
  app: (locale: string) => get<AppFacts>(`/api/app?${new URLSearchParams({ locale })}`),
  /** Of the person's own chat, or of another conversation. */
  messages: (person: string, conversation?: string) =>
    get<ChatMessage[]>(
      `/api/people/${person}/messages${conversation ? `?${new URLSearchParams({ conversation })}` : ''}`,
    ),
  post: ({ person, ...situation }: Client, text: string, cards: readonly CardJson[]) =>
    post<BotAnswer>(`/api/people/${person}/posts`, { ...situation, text, cards }),
  findInExtension: (client: Client, place: Place, text: string) => extension(client, 'searches', { place, text }),
  unfurl: (client: Client, place: Place, url: string) => extension(client, 'links', { place, url }),
  openAction: (
    client: Client,
    place: Place,
    opened: { readonly messageId: string | undefined; readonly state: string | undefined },
  ) => extension(client, 'dialogs', { place, ...opened }),
  step: (client: Client, place: Place, step: { readonly data: Press['data']; readonly from: StepFrom }) =>
    extension(client, 'steps', { place, ...step }),
  install: ({ person, ...situation }: Client) => post<BotAnswer>(`/api/people/${person}/installation`, situation),
  say: ({ person, ...situation }: Client, text: string) =>
    post<BotAnswer>(`/api/people/${person}/messages`, { ...situation, text }),
  act(
    { person, ...situation }: Client,
    activityId: string,
    press: Omit<Press, 'button'>,
    how: { readonly trigger: 'manual' | 'automatic'; readonly place: Place },
  ) {
    return post<ActionAnswer>(`/api/people/${person}/actions`, { ...situation, activityId, action: press, ...how });
  },
  sendFile: async ({ person, ...situation }: Client, file: File, text: string) => {
    const query = new URLSearchParams({ ...situation, name: file.name, text });
    const answer = await fetch(`/api/people/${person}/uploads?${query}`, { method: 'POST', body: file });
    return (await answer.json()) as BotAnswer;
  },
  decideFile: ({ person, ...situation }: Client, activityId: string, action: 'accept' | 'decline') =>
    post<BotAnswer>(`/api/people/${person}/files`, { ...situation, activityId, action }),
  bringToken: ({ person, ...situation }: Client, activityId: string, exchange: SignInCard['exchange']) =>
    post<BotAnswer>(`/api/people/${person}/sign-ins`, { ...situation, activityId, exchange }),
  endSignIn: ({ person, ...situation }: Client, state: string) =>
    post<BotAnswer>(`/api/people/${person}/sign-ins/end`, { ...situation, state }),
  search: ({ person, ...situation }: Client, dataset: string, queryText: string) =>
    post<SearchAnswer>(`/api/people/${person}/searches`, {
      ...situation,
      dataset,
      queryText,
    }),
  tab: () => get<{ readonly url: string; readonly tenantId: string }>('/api/tab'),
  tabToken: async (person: string) =>
    (await post<{ readonly token: string }>(`/api/people/${person}/tab-token`, {})).token,
  /** Reconnects by itself. `onConnect` is called each time, because events may have been missed. */
  listen({ onConnect, onEvent, onDisconnect }: Listener): void {
    const source = new EventSource('/api/events');
    source.onopen = onConnect;
    source.onerror = onDisconnect;
    source.onmessage = ({ data }) => onEvent(JSON.parse(data as string) as ChatEvent);
  },
};

async function extension({ person, ...situation }: Client, what: string, body: object): Promise<ExtensionOutcome> {
  const path = `/api/people/${person}/extension/${what}`;
  return (await post<{ readonly outcome: ExtensionOutcome }>(path, { ...situation, ...body })).outcome;
}

async function get<Answer>(path: string): Promise<Answer> {
  return (await (await fetch(path)).json()) as Answer;
}

async function post<Answer>(path: string, body: unknown): Promise<Answer> {
  const headers = { 'content-type': 'application/json' };
  return (await (await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })).json()) as Answer;
}
