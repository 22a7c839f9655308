import createClient, { type Client } from 'openapi-fetch';
import { ProblemError } from './problem-error.ts';
import type { Problem, paths } from './schema.d.ts';

export type Api = Client<paths>;

interface ApiOptions {
  /** `isFresh`: not the one that was given before, which was refused. */
  readonly getToken: (isFresh: boolean) => Promise<string>;
  /** Of the sentences in the answers. */
  readonly locale: string;
}

const unauthorized = 401;

/** The API as the person at the client, with a token of theirs for every call. */
export function openApi({ getToken, locale }: ApiOptions): Api {
  const headers = { 'Accept-Language': locale, 'Time-Zone': Intl.DateTimeFormat().resolvedOptions().timeZone };
  const ask = async (request: Request, isFresh: boolean): Promise<Response> => {
    request.headers.set('Authorization', `Bearer ${await getToken(isFresh)}`);
    return fetch(request);
  };
  return createClient<paths>({
    baseUrl: '/api/v1',
    headers,
    fetch: async (request) => {
      // A token can run out on its way. Teams has another by then.
      const again = request.clone();
      const response = await ask(request, false);
      return response.status === unauthorized ? ask(again, true) : response;
    },
  });
}

export interface Answered<Data> {
  readonly data?: Data;
  readonly error?: Problem;
  readonly response: Response;
}

/** The data of an answer. Throws `ProblemError`, also where no answer came. */
export async function dataOf<Data>(call: Promise<Answered<Data>>): Promise<Data> {
  const answered = await call.catch((cause: unknown) => {
    throw new ProblemError(undefined, { cause });
  });
  const { response, error, data } = answered;
  if (!response.ok)
    throw new ProblemError(isProblem(error) ? error : undefined, { retryAfterSeconds: waitIn(response) });
  return data as Data;
}

function waitIn({ headers }: Response): number | undefined {
  const seconds = Number(headers.get('Retry-After') ?? '');
  return seconds > 0 ? seconds : undefined;
}

/** A proxy in between answers with a page of its own. */
function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'detail' in body;
}
