/** The bot's answer. The status is 504 when the bot took too long, 502 when nobody listens. */
export interface BotAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** The way to the bot's messaging endpoint. What goes there is signed. */
export class BotConnection {
  /** Tests learn the bot's address only after the sandbox has started. */
  endpoint: string;
  readonly #patienceMs: number;
  readonly #tokenFor: (serviceUrl: string) => Promise<string>;
  readonly #closing = new AbortController();

  constructor(
    endpoint: string,
    { patienceMs, tokenFor }: { patienceMs: number; tokenFor: (serviceUrl: string) => Promise<string> },
  ) {
    this.endpoint = endpoint;
    this.#patienceMs = patienceMs;
    this.#tokenFor = tokenFor;
  }

  async post(activity: Readonly<Record<string, unknown>>, headers: Record<string, string>): Promise<BotAnswer> {
    const authorization = `Bearer ${await this.#tokenFor(String(activity['serviceUrl']))}`;
    try {
      const response = await fetch(this.endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8', authorization, ...headers },
        body: JSON.stringify(activity),
        signal: AbortSignal.any([AbortSignal.timeout(this.#patienceMs), this.#closing.signal]),
      });
      return { status: response.status, body: parseBody(await response.text()) };
    } catch (error) {
      const tooSlow = (error as { name?: unknown }).name === 'TimeoutError';
      return {
        status: tooSlow ? 504 : 502,
        body: tooSlow ? 'The bot did not answer in time.' : 'The bot is not there.',
      };
    }
  }

  close(): void {
    this.#closing.abort();
  }
}

function parseBody(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
