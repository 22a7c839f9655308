import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import { dayMs } from '../duration.ts';
import type { AgentId, SignInId } from '../ids.ts';
import type { Log } from '../log.ts';
import { ProductError } from '../product-error.ts';
import type { AgentTokens } from './agent-tokens.ts';
import { SignInNeededError, type SignInReason, isForPage } from './sign-in-needed-error.ts';
import type { SignInStore, StoredSignIn } from './sign-in-store.ts';
import type { SsoTokens } from './sso-token.ts';
import type { TokenCipher } from './token-cipher.ts';

/** Long enough for an agent who is called away, and no longer than a question of the chat's is kept. */
const lastsMs = dayMs;
const idBytes = 24;
/** Another device brings the same token at the same moment. Teams waits some ten seconds. */
const twinLooks = 25;
const twinLookEveryMs = 200;
/** A device sees the card, and brings the token for it, before we hear from Teams in which message it stands. */
const noteLooks = 10;

interface SignInServiceOptions {
  readonly tokens: AgentTokens;
  readonly signIns: SignInStore;
  readonly ssoTokens: SsoTokens;
  readonly cipher: TokenCipher;
  /** Where the sign-in page begins, without its query. */
  readonly startUrl: string;
  /** The app's own address in Entra, for which Teams has a token. */
  readonly resource: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** What the agent was doing, and where they see it. */
export interface Interrupted {
  readonly agentId: AgentId;
  /** Spares the agent Microsoft's question who they are; left out where it is known from an earlier sign-in alone. */
  readonly loginName?: string | undefined;
  readonly language: string;
  /** Of which nothing is understood here. */
  readonly task: string;
  /** The message in whose place the answer goes; else it takes the place of the card that asks. */
  readonly replaces?: string | undefined;
}

/** What the card needs that asks for a sign-in. */
export interface SignInRequest {
  readonly signInId: SignInId;
  readonly because: SignInReason;
  readonly url: string;
  /** What Teams can bring by itself; undefined where only the agent can give what is asked for. */
  readonly exchange: { readonly id: string; readonly uri: string } | undefined;
}

/** The agent is signed in, and goes on where they were interrupted. */
export interface Resumed {
  readonly signInId: SignInId;
  readonly task: string;
  readonly replaces: string | undefined;
  /** The message that asked. */
  readonly messageId: string | undefined;
}

export type ExchangeResult =
  /** `resumed` for one of the devices alone. */
  | { readonly kind: 'signed-in'; readonly resumed: Resumed | undefined }
  /** The agent has to press the button. */
  | { readonly kind: 'refused' };

/** Asks agents to sign in, and leads them back to what they were doing: once, whatever arrives how often and where. */
export class SignInService {
  readonly #options: SignInServiceOptions;

  constructor(options: SignInServiceOptions) {
    this.#options = options;
  }

  async begin(error: SignInNeededError, interrupted: Interrupted): Promise<SignInRequest> {
    const { tokens, signIns, cipher, resource, clock } = this.#options;
    const { agentId, language, task, replaces } = interrupted;
    const signInId = randomBytes(idBytes).toString('base64url') as SignInId;
    const now = clock.now();
    const loginName = interrupted.loginName ?? (await tokens.findLoginName(agentId));
    await signIns.add(
      {
        sign_in_id: signInId,
        agent_id: agentId,
        language,
        because: error.because,
        claims: error.claims ?? null,
        login_hint: loginName === undefined ? null : cipher.seal(loginName, signInId),
        task: cipher.seal(task, signInId),
        replaces: replaces ?? null,
      },
      { now, expiresAt: new Date(now.getTime() + lastsMs) },
    );
    const exchange = isForPage(error.because) ? undefined : { id: signInId, uri: resource };
    return { signInId, because: error.because, url: this.#urlOf(signInId), exchange };
  }

  /** Where the card that asks is shown. */
  async noteMessage(signInId: SignInId, messageId: string): Promise<void> {
    await this.#options.signIns.update(signInId, { message_id: messageId });
  }

  /** Takes the token that Teams brings by itself, once from each of the agent's devices. */
  async exchange(agentId: AgentId, given: { readonly id: string; readonly token: string }): Promise<ExchangeResult> {
    const { signIns, clock } = this.#options;
    const signInId = given.id as SignInId;
    const signIn = await signIns.find(signInId, clock.now());
    if (!signIn || signIn.agent_id !== agentId) return this.#afterEnd(agentId);
    if (!(await signIns.beginExchange(signInId, clock.now()))) return this.#likeTwin(agentId, signInId);
    if (!(await this.#takeToken(signIn, given.token))) return { kind: 'refused' };
    const taken = await signIns.take(signInId, agentId, clock.now());
    return { kind: 'signed-in', resumed: this.#resumed(taken && (await this.#withMessage(taken))) };
  }

  /** Takes the code with which Teams tells that the sign-in page is through. Undefined where there is nothing to go on with. */
  async finish(agentId: AgentId, code: string): Promise<Resumed | undefined> {
    const { signIns, clock } = this.#options;
    return this.#resumed(await signIns.takeByCode(hashOf(code), agentId, clock.now()));
  }

  /** The agent has the answer to what they were doing. Until then their card goes on asking, should this process die. */
  async end(signInId: SignInId): Promise<void> {
    await this.#options.signIns.end(signInId);
  }

  /** Teams cannot bring a token by itself: what to show in place of the cards that waited for it, by their messages. */
  async giveUpExchange(
    agentId: AgentId,
  ): Promise<readonly { messageId: string; language: string; request: SignInRequest }[]> {
    const waiting = await this.#options.signIns.refuseExchanges(agentId);
    return waiting.flatMap(({ sign_in_id: signInId, message_id: messageId, because, language }) => {
      const request = { signInId, because, url: this.#urlOf(signInId), exchange: undefined };
      return messageId === null ? [] : [{ messageId, language, request }];
    });
  }

  /** True where the agent was signed in. */
  async signOut(agentId: AgentId): Promise<boolean> {
    const { tokens, signIns, log } = this.#options;
    const wasSignedIn = await tokens.signOut(agentId);
    await signIns.removeOf(agentId);
    if (wasSignedIn) log.info({ agentId }, 'agent signed out');
    return wasSignedIn;
  }

  async #takeToken({ sign_in_id: signInId, agent_id: agentId }: StoredSignIn, token: string): Promise<boolean> {
    const { ssoTokens, tokens, signIns, cipher, log } = this.#options;
    const verified = await ssoTokens.verify(token, agentId);
    if ('fault' in verified) {
      log.warn({ agentId, fault: verified.fault }, 'token from teams was refused');
      await signIns.refuseExchange(signInId, {});
      return false;
    }
    try {
      await tokens.signInWithToken(agentId, token);
      return true;
    } catch (error) {
      if (!(error instanceof ProductError)) throw error;
      const claims = error instanceof SignInNeededError ? error.claims : undefined;
      const { loginName } = verified;
      const loginHint = loginName === undefined ? undefined : cipher.seal(loginName, signInId);
      await signIns.refuseExchange(signInId, { claims, loginHint });
      return false;
    }
  }

  /** What came of the token that another device brought. */
  async #likeTwin(agentId: AgentId, signInId: SignInId): Promise<ExchangeResult> {
    const { signIns, clock } = this.#options;
    for (let look = 0; look < twinLooks; look++) {
      const signIn = await signIns.find(signInId, clock.now());
      if (!signIn || signIn.exchange === 'taken') return this.#afterEnd(agentId);
      if (signIn.exchange === 'refused') break;
      await delay(twinLookEveryMs);
    }
    return { kind: 'refused' };
  }

  #urlOf(signInId: SignInId): string {
    return `${this.#options.startUrl}?id=${signInId}`;
  }

  async #withMessage(signIn: StoredSignIn): Promise<StoredSignIn> {
    const { signIns, clock } = this.#options;
    let found = signIn;
    for (let look = 0; found.message_id === null && look < noteLooks; look++) {
      await delay(twinLookEveryMs);
      found = (await signIns.find(signIn.sign_in_id, clock.now())) ?? found;
    }
    return found;
  }

  #resumed(signIn: StoredSignIn | undefined): Resumed | undefined {
    const task = signIn && this.#options.cipher.open(signIn.task, signIn.sign_in_id);
    if (!signIn || task === undefined) return undefined;
    const { sign_in_id: signInId, replaces, message_id: messageId } = signIn;
    return { signInId, task, replaces: replaces ?? undefined, messageId: messageId ?? undefined };
  }

  async #afterEnd(agentId: AgentId): Promise<ExchangeResult> {
    const isSignedIn = await this.#options.tokens.isSignedIn(agentId);
    return isSignedIn ? { kind: 'signed-in', resumed: undefined } : { kind: 'refused' };
  }
}

/** Codes and ids are long and random, so that a plain hash tells nothing of them. */
export function hashOf(code: string): string {
  return createHash('sha256').update(code).digest('base64url');
}
