import { createHash, timingSafeEqual } from 'node:crypto';

/** The tokens that an endpoint takes. Only their hashes are kept, and comparing takes as long for any that is offered. */
export class BearerTokens {
  readonly #hashes: readonly Buffer[];

  constructor(tokens: readonly string[]) {
    this.#hashes = tokens.map(hashOf);
  }

  /** Which of the tokens the header `Authorization` brings; undefined where it brings none of them. */
  identify(authorization: string | undefined): number | undefined {
    const token = /^Bearer +([^\s]+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) return undefined;
    const offered = hashOf(token);
    const matches = this.#hashes.map((hash) => timingSafeEqual(hash, offered));
    const index = matches.indexOf(true);
    return index === -1 ? undefined : index;
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
