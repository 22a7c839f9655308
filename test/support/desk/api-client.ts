import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { people } from '../../../sandbox/people.ts';
import type { Desk, PersonName } from './desk.ts';

const order: readonly PersonName[] = ['admin', 'sales', 'helpdesk', 'global', 'nobody'];

export interface ApiRequest {
  readonly method: string;
  /** Below `/api/v1`. */
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ApiResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly bytes: Uint8Array;
  /** Undefined for a file, and for an answer without a body. */
  readonly json: Answered | undefined;
}

interface AnsweredRow {
  readonly number: number;
  readonly state: string;
  readonly outcome: string;
  readonly next: string;
  readonly problems: readonly { readonly column: string; readonly problem: string; readonly text: string }[];
}

/** What tests look for in answers, each of which is held to the description as a whole. */
export interface Answered {
  readonly code?: string;
  readonly detail?: string;
  readonly signInUrl?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly customers?: readonly {
    readonly customerId: string;
    readonly companyName: string;
    readonly status: string;
  }[];
  readonly isComplete?: boolean;
  readonly draftId?: string;
  readonly handoverId?: string;
  readonly invitationId?: string;
  readonly review?: { readonly version: string } | null;
  readonly attestation?: { readonly state: string } | null;
  readonly cursor?: string;
  readonly customerIds?: readonly string[];
  readonly acts?: readonly string[];
  readonly reminders?: readonly string[];
  readonly listId?: string;
  readonly state?: string;
  readonly counts?: Readonly<Record<string, number>>;
  readonly dateQuestion?: { readonly example: string; readonly dayFirst: string; readonly monthFirst: string } | null;
  readonly lists?: readonly { readonly listId: string }[];
  readonly rows?: readonly AnsweredRow[];
  readonly problems?: AnsweredRow['problems'];
}

function isAsItIs(body: unknown): body is string | Uint8Array<ArrayBuffer> {
  return typeof body === 'string' || body instanceof Uint8Array;
}

type Responses = Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;

interface Description {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly operationId: string; readonly responses: Responses }>>>
  >;
}

/** Calls the API of a desk as one of its people, and holds every answer to the description that the bot serves. */
export class ApiClient {
  readonly #desk: Desk;
  readonly #url: string;
  readonly #tokens = new Map<PersonName, Promise<string>>();
  readonly #ajv = new Ajv2020({ strict: false });
  readonly #checks = new Map<string, ValidateFunction>();
  readonly description: Description;

  private constructor(desk: Desk, url: string, description: Description) {
    this.#desk = desk;
    this.#url = url;
    this.description = description;
    formats.default(this.#ajv);
    this.#ajv.addSchema(description, 'api');
  }

  /** At the desk's bot, or at a proxy in front of several. */
  static async open(desk: Desk, at?: string): Promise<ApiClient> {
    const url = new URL('/api/v1', at ?? (await desk.bot.endpoint())).href;
    return new ApiClient(desk, url, (await (await fetch(`${url}/openapi.json`)).json()) as Description);
  }

  /** Every operation by its id: the method and path of it. */
  get operations(): Readonly<Record<string, { readonly method: string; readonly path: string }>> {
    return Object.fromEntries(
      Object.entries(this.description.paths).flatMap(([path, there]) =>
        Object.entries(there).map(([method, { operationId }]) => [operationId, { method, path }]),
      ),
    );
  }

  async call(who: PersonName, request: ApiRequest): Promise<ApiResponse> {
    const { method, path, body, headers = {} } = request;
    const answer = await fetch(this.#url + path, {
      method: method.toUpperCase(),
      headers: {
        Authorization: `Bearer ${await this.token(who)}`,
        'Time-Zone': 'Europe/Stockholm',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isAsItIs(body) ? body : JSON.stringify(body) }),
    });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    const isJson = /json/.test(answer.headers.get('content-type') ?? '');
    return {
      status: answer.status,
      headers: answer.headers,
      ...{ text, bytes },
      json: isJson && text !== '' ? (JSON.parse(text) as Answered) : undefined,
    };
  }

  /** What is wrong with an answer, by the description; empty where nothing is. */
  faultsOf(operationId: string, answer: ApiResponse): readonly string[] {
    const described = this.#contentOf(operationId, answer.status);
    if (!described) return answer.text === '' ? [] : ['a body where none is described'];
    const type = withoutCharset(answer.headers.get('content-type') ?? '');
    const kind = Object.keys(described.content).find((one) => withoutCharset(one) === type);
    if (kind === undefined) return [`${operationId}: ${answer.status} came as ${type}`];
    if (!answer.json) return [];
    const check = this.#checkFor(`${described.pointer}/content/${escaped(kind)}/schema`);
    return check(answer.json)
      ? []
      : (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  }

  #contentOf(operationId: string, status: number) {
    const { path = '', method = '' } = this.operations[operationId] ?? {};
    const responses: Responses = this.description.paths[path]?.[method]?.responses ?? {};
    const named = String(status) in responses ? String(status) : 'default';
    const content = responses[named]?.content;
    const pointer = ['paths', path, method, 'responses', named].map(escaped).join('/');
    return content && { content, pointer: `api#/${pointer}` };
  }

  async token(who: PersonName): Promise<string> {
    const known = this.#tokens.get(who) ?? this.#sign(who);
    this.#tokens.set(who, known);
    return known;
  }

  async #sign(who: PersonName): Promise<string> {
    const answer = await fetch(`${this.#desk.entra.url}/sandbox/tokens`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ kind: 'sso', oid: people[order.indexOf(who)]?.objectId }),
    });
    return ((await answer.json()) as { access_token: string }).access_token;
  }

  #checkFor(reference: string): ValidateFunction {
    const known = this.#checks.get(reference) ?? this.#ajv.compile({ $ref: reference });
    this.#checks.set(reference, known);
    return known;
  }
}

function escaped(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}

function withoutCharset(type: string): string {
  return type.split(';')[0] ?? '';
}
