import type { Person } from '../../people.ts';
import type { ChatEvent, ChatMessage } from '../chat-message.ts';
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

interface Listener {
  readonly onConnect: () => void;
  readonly onEvent: (event: ChatEvent) => void;
  readonly onDisconnect: () => void;
}

/** The page's part of the sandbox's JSON API (people-routes.ts). */
export const teamsApi = {
  people: () => get<KnownPerson[]>('/api/people'),
  messages: (person: string) => get<ChatMessage[]>(`/api/people/${person}/messages`),
  install: ({ person, ...situation }: Client) => post<BotAnswer>(`/api/people/${person}/installation`, situation),
  say: ({ person, ...situation }: Client, text: string) =>
    post<BotAnswer>(`/api/people/${person}/messages`, { ...situation, text }),
  act(
    { person, ...situation }: Client,
    activityId: string,
    press: Omit<Press, 'button'>,
    trigger: 'manual' | 'automatic',
  ) {
    return post<ActionAnswer>(`/api/people/${person}/actions`, { ...situation, activityId, action: press, trigger });
  },
  bringToken: ({ person, ...situation }: Client, activityId: string) =>
    post<BotAnswer>(`/api/people/${person}/sign-ins`, { ...situation, activityId }),
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

async function get<Answer>(path: string): Promise<Answer> {
  return (await (await fetch(path)).json()) as Answer;
}

async function post<Answer>(path: string, body: unknown): Promise<Answer> {
  const headers = { 'content-type': 'application/json' };
  return (await (await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })).json()) as Answer;
}
