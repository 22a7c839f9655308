import type { Request } from 'restify';
import { tooManyText } from '../../../cards/kit/notice-cards.ts';
import { wordingFor } from '../../../cards/wording/wording.ts';
import type { Clock } from '../../../services/clock.ts';
import type { AgentsStore, RememberedAgent } from '../../../services/conversations/agents-store.ts';
import { languageFor } from '../../../services/conversations/language.ts';
import type { TurnLimit } from '../../teams/turn-limit.ts';
import { acceptedLocale } from '../accepted-language.ts';
import type { Door } from '../door.ts';
import { type HttpAnswer, problemAnswer } from '../http-answer.ts';
import { isOurs, isRefusal, refusalAnswer } from '../refusal.ts';
import type { Caller } from './api-call.ts';
import { ApiRefusal } from './api-refusal.ts';
import type { EntraCallers, SignedIn } from './entra-callers.ts';
import { tokenRefused } from './problems.ts';

export interface AdmissionOptions {
  readonly callers: Pick<EntraCallers, 'identify'>;
  readonly door: Pick<Door, 'turnAway'>;
  /** For what only reads the database, such as a search at each letter. */
  readonly reads: Pick<TurnLimit, 'take'>;
  /** For acts, and for what asks Microsoft. */
  readonly acts: Pick<TurnLimit, 'take'>;
  readonly agents: AgentsStore;
  /** Where the page is served, the only one that may call from a browser. */
  readonly origin: string;
  readonly clock: Clock;
}

type Admitted = { readonly caller: Caller } | { readonly refused: HttpAnswer };

/** Lets in who is signed in and in no haste. Everything else is the service's to decide. */
export class Admission {
  readonly #options: AdmissionOptions;

  constructor(options: AdmissionOptions) {
    this.#options = options;
  }

  async admit(request: Request, { isRead }: { readonly isRead: boolean }): Promise<Admitted> {
    const { callers, door, reads, acts } = this.#options;
    const locale = acceptedLocale(request.headers['accept-language']);
    const signedIn = await callers.identify(request.headers.authorization);
    if (isRefusal(signedIn)) {
      const counted = door.turnAway(request, signedIn);
      const isTokens = counted.refused === signedIn.refused && !isOurs(counted);
      const language = languageFor(undefined, locale);
      return { refused: isTokens ? tokenRefused(signedIn, language) : refusalAnswer(counted) };
    }
    const agent = await this.#remember(signedIn, request);
    const language = languageFor(agent.language, locale);
    const admission = await (isRead ? reads : acts).take(agent.agentId);
    if (admission.kind === 'held-up') return { refused: tooMany(language, admission.seconds) };
    return { caller: { agent, loginName: signedIn.loginName, language, wording: wordingFor(language) } };
  }

  /** A page of another site has no token to send, and is refused even so. Throws `ApiRefusal`. */
  requireOwnPage({ headers }: Request): void {
    const { origin, 'sec-fetch-site': site } = headers;
    const isForeign = origin !== undefined && origin !== this.#options.origin;
    if (isForeign || site === 'cross-site') throw new ApiRefusal('origin');
  }

  /** Who works with the page alone is known to the others too: as an owner, as one who takes a hand-over. */
  async #remember({ agentId, name }: SignedIn, request: Request): Promise<RememberedAgent> {
    const { agents, clock } = this.#options;
    const zone = zoneIn(request);
    const known = name && zone ? undefined : await agents.find(agentId);
    const timeZone = zone ?? known?.timeZone ?? 'UTC';
    return agents.saveChanged({ agentId, name: name || (known?.name ?? ''), timeZone }, clock.now());
  }
}

/** Undefined for a name that this machine does not know. */
function zoneIn({ headers }: Request): string | undefined {
  const named = headers['time-zone'];
  if (typeof named !== 'string') return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: named }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

function tooMany(language: Caller['language'], seconds: number): HttpAnswer {
  return problemAnswer(
    429,
    { code: 'too-many-requests', detail: tooManyText({ language, seconds }) },
    { 'Retry-After': String(seconds), 'Content-Language': wordingFor(language).lang },
  );
}
