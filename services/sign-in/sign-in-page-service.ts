import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { SignInId } from '../ids.ts';
import type { Log } from '../log.ts';
import { ProductError } from '../product-error.ts';
import { partnerCenterScopes } from '../partner-center/sign-in/token-rules.ts';
import { type AgentTokens, AnotherPersonError, type OpenEntra, mailScopes } from './agent-tokens.ts';
import { hashOf } from './sign-in-service.ts';
import type { SignInStore, StoredSignIn } from './sign-in-store.ts';
import type { TokenCipher } from './token-cipher.ts';

interface SignInPageOptions {
  readonly openEntra: OpenEntra;
  /** From MSAL's address of Entra to the one that browsers reach. */
  readonly addressAtEntra: (url: string) => string;
  readonly tokens: AgentTokens;
  readonly signIns: SignInStore;
  readonly cipher: TokenCipher;
  /** Where Entra sends the browser back to; the registration has to name it. */
  readonly redirectUri: string;
  readonly clock: Clock;
  readonly log: Log;
}

export type PageStart =
  | { readonly kind: 'go'; readonly url: string }
  /** Ended already, or too old. */
  | { readonly kind: 'over'; readonly language: string | undefined };

export type PageEnd = { readonly language: string | undefined } & (
  | { readonly kind: 'signed-in'; readonly code: string }
  /** Signed in as somebody else than the agent in the chat. */
  | { readonly kind: 'another-person'; readonly signInId: SignInId }
  /** The agent did not give the permission, or may not: then an administrator has to. */
  | { readonly kind: 'declined' | 'mail-declined' | 'failed' | 'over' }
);

const proofSchema = z.object({ verifier: z.string(), nonce: z.string(), secret: z.string() });
const secretBytes = 32;

/** The way through Entra's pages: authorization code with PKCE. Any instance can begin it, and any other end it. */
export class SignInPageService {
  readonly #options: SignInPageOptions;

  constructor(options: SignInPageOptions) {
    this.#options = options;
  }

  /** Where the browser goes next. `choosesAccount` for somebody who came back as another person. */
  async start(id: string, { choosesAccount = false } = {}): Promise<PageStart> {
    const { signIns, clock } = this.#options;
    const signIn = await signIns.find(id as SignInId, clock.now());
    if (!signIn) return { kind: 'over', language: undefined };
    const [verifier, nonce, secret] = [random(), random(), random()];
    const proof = this.#options.cipher.seal(JSON.stringify({ verifier, nonce, secret }), signIn.sign_in_id);
    await signIns.update(signIn.sign_in_id, { proof });
    const hint =
      signIn.login_hint === null ? undefined : this.#options.cipher.open(signIn.login_hint, signIn.sign_in_id);
    const url = await this.#options.openEntra().getAuthCodeUrl({
      scopes: partnerCenterScopes,
      ...(signIn.because === 'mail' && { extraScopesToConsent: mailScopes }),
      redirectUri: this.#options.redirectUri,
      responseMode: 'query',
      state: `${signIn.sign_in_id}.${secret}`,
      nonce,
      codeChallenge: createHash('sha256').update(verifier).digest('base64url'),
      codeChallengeMethod: 'S256',
      ...(signIn.claims !== null && { claims: signIn.claims }),
      ...(choosesAccount ? { prompt: 'select_account' } : hint !== undefined && { loginHint: hint }),
    });
    return { kind: 'go', url: this.#options.addressAtEntra(url) };
  }

  /** `error` is Entra's in place of a code. */
  async end(back: {
    readonly state: string;
    readonly code?: string | undefined;
    readonly error?: string | undefined;
  }): Promise<PageEnd> {
    const signIn = await this.#begunWith(back.state);
    if (!signIn) return { kind: 'over', language: undefined };
    const { language, because } = signIn.row;
    if (back.code !== undefined) return { language, ...(await this.#redeem(signIn, back.code)) };
    const error = back.error ?? 'none';
    this.#options.log.warn({ agentId: signIn.row.agent_id, error }, 'sign-in page ended without a code');
    const declined = because === 'mail' ? 'mail-declined' : 'declined';
    return { language, kind: error === 'access_denied' ? declined : 'failed' };
  }

  async #begunWith(state: string): Promise<Begun | undefined> {
    const { signIns, cipher, clock } = this.#options;
    const [id = '', secret] = state.split('.');
    const row = await signIns.find(id as SignInId, clock.now());
    const opened = row?.proof && cipher.open(row.proof, row.sign_in_id);
    if (!row || !opened) return undefined;
    const proof = proofSchema.parse(JSON.parse(opened));
    return proof.secret === secret ? { row, verifier: proof.verifier, nonce: proof.nonce } : undefined;
  }

  async #redeem({ row, verifier, nonce }: Begun, code: string): Promise<PageOutcome> {
    const { tokens, signIns, redirectUri, log } = this.#options;
    const { sign_in_id: signInId, agent_id: agentId } = row;
    // Whatever comes of it, a second use of the same address finds nothing.
    await signIns.update(signInId, { proof: null });
    try {
      await tokens.signInWithCode(agentId, { code, codeVerifier: verifier, nonce, redirectUri });
    } catch (error) {
      if (error instanceof AnotherPersonError) {
        log.warn({ agentId }, 'sign-in page ended with another person');
        return { kind: 'another-person', signInId };
      }
      if (error instanceof ProductError) return { kind: 'failed' };
      throw error;
    }
    const finished = random();
    await signIns.update(signInId, { code_hash: hashOf(finished) });
    return { kind: 'signed-in', code: finished };
  }
}

interface Begun {
  readonly row: StoredSignIn;
  readonly verifier: string;
  readonly nonce: string;
}

type PageOutcome =
  | { readonly kind: 'signed-in'; readonly code: string }
  | { readonly kind: 'another-person'; readonly signInId: SignInId }
  | { readonly kind: 'failed' };

const random = (): string => randomBytes(secretBytes).toString('base64url');
