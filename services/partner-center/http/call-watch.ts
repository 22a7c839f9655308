/** One attempt at a call, named so that many calls share a name: no id, no customer, nothing that was typed. */
export interface WatchedCall {
  /** `GET /customers/{id}/agreements`. */
  readonly route: string;
  readonly requestId: string;
  /** `background`: nobody waits for it. */
  readonly asker: 'agent' | 'background';
}

/** Sees each attempt at a call to Partner Center, how long it takes and what comes of it, and changes nothing. */
export type CallWatch = <Answer>(call: WatchedCall, attempt: () => Promise<Answer>) => Promise<Answer>;

export const unwatched: CallWatch = (_call, attempt) => attempt();

/** Words of Microsoft's routes stay; ids, domains and countries become `{id}`. */
export function routeName(method: string, path: string): string {
  const parts = path.split('/').map((part) => (part === '' || /^[a-z]{4,}$/i.test(part) ? part : '{id}'));
  return `${method} ${parts.join('/')}`;
}
