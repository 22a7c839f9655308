import { randomUUID } from 'node:crypto';
import { type AuthenticationResult, type ConfidentialClientApplication, AuthError } from '@azure/msal-node';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock.ts';
import { type AgentId, parseGuid } from '../ids.ts';
import type { Log } from '../log.ts';
import type {
  PartnerCenterAuthorizationError,
  PartnerCenterError,
} from '../partner-center/http/partner-center-error.ts';
import { keptAtLeastMs, partnerCenterScopes, renewedBeforeExpiryMs } from '../partner-center/sign-in/token-rules.ts';
import { ProductError } from '../product-error.ts';
import type { AgentTokensStore } from './agent-tokens-store.ts';
import { entraCodes, errorFromEntra, secondFactorClaims } from './entra-answers.ts';
import { SignInNeededError, type SignInReason } from './sign-in-needed-error.ts';
import type { TokenCipher } from './token-cipher.ts';

/** Asked for when an agent first has a letter sent from their mailbox, and never before. */
export const mailScopes = ['https://graph.microsoft.com/Mail.Send'];

const agentsAtHand = 1_000;

/** MSAL for our registration, with nothing in its cache. */
export type OpenEntra = () => ConfidentialClientApplication;

interface AgentTokensOptions {
  readonly openEntra: OpenEntra;
  readonly store: AgentTokensStore;
  readonly cipher: TokenCipher;
  /** The machine's own: tokens live by the time of the world. */
  readonly clock: Clock;
  readonly log: Log;
}

interface AtHand {
  /** As the database had it: another one there means another sign-in, and none that the agent has signed out. */
  readonly sealed: string;
  readonly token: string;
  readonly gotAt: number;
  readonly renewAt: number;
}

/** The sign-in was of somebody else. Nothing of it was kept. */
export class AnotherPersonError extends ProductError {
  readonly code = 'another-person';
}

/** Tokens for Partner Center in the name of each agent, from what Entra gave when the agent signed in. */
export class AgentTokens {
  readonly #options: AgentTokensOptions;
  readonly #atHand = new LRUCache<AgentId, AtHand>({ max: agentsAtHand });
  /** Tokens that Partner Center did not take. */
  readonly #refused = new LRUCache<AgentId, string>({ max: agentsAtHand });
  /** Tokens for which Partner Center wants more than the agent has proved so far. */
  readonly #tooWeak = new LRUCache<AgentId, { readonly token: string; readonly claims: string }>({ max: agentsAtHand });
  /** One at a time for each agent: what was read of the database before another has renewed it is old. */
  readonly #underWay = new Map<AgentId, Promise<string>>();
  #unreadable = 0;

  constructor(options: AgentTokensOptions) {
    this.#options = options;
  }

  /** Sign-ins that were lost since the start, because no key opened them. */
  get unreadable(): number {
    return this.#unreadable;
  }

  /** Throws `SignInNeededError`, and another `PartnerCenterError` where Entra gives no token now. */
  async getToken(agentId: AgentId): Promise<string> {
    const getting =
      this.#underWay.get(agentId) ?? this.#get(agentId).finally(() => void this.#underWay.delete(agentId));
    this.#underWay.set(agentId, getting);
    return getting;
  }

  /** To send an e-mail from the agent's mailbox. Throws as `getToken` does; `mail` where the agent has not allowed that yet. */
  async getMailToken(agentId: AgentId): Promise<string> {
    const sealed = await this.#options.store.find(agentId);
    if (sealed === undefined) throw this.#needed('first');
    try {
      const { answer } = await this.#acquire(agentId, sealed, { scopes: mailScopes });
      return answer.accessToken;
    } catch (error) {
      if (error instanceof SignInNeededError && error.because === 'consent') throw this.#needed('mail');
      throw error;
    }
  }

  /** True where the next `getToken` gives another. */
  dropToken(agentId: AgentId, token: string): boolean {
    const atHand = this.#atHand.get(agentId);
    if (atHand?.token !== token) return true;
    if (this.#now() - atHand.gotAt < keptAtLeastMs) return false;
    this.#refused.set(agentId, token);
    this.#options.log.warn({ agentId }, 'refused token of an agent dropped');
    return true;
  }

  /**
   * Where a sign-in helps against what Partner Center says, the error that asks for it; else the error as it is. The agent is
   * then asked before the next call too, whatever became of this one.
   */
  explain(agentId: AgentId, error: PartnerCenterAuthorizationError): PartnerCenterError {
    const { reason, challenge } = error;
    const claims = reason === 'mfa-missing' ? (challenge ?? secondFactorClaims) : challenge;
    if (claims === undefined) return error;
    const atHand = this.#atHand.get(agentId);
    if (atHand) this.#tooWeak.set(agentId, { token: atHand.token, claims });
    return new SignInNeededError(error, { reason: 'proof', claims, cause: error });
  }

  /** Takes the agent's token for this app, as Teams brings it. Throws as `getToken` does, and `AnotherPersonError`. */
  async signInWithToken(agentId: AgentId, assertion: string): Promise<void> {
    await this.#signIn(agentId, (application, correlationId) =>
      application.acquireTokenOnBehalfOf({
        oboAssertion: assertion,
        scopes: partnerCenterScopes,
        skipCache: true,
        correlationId,
      }),
    );
  }

  /** Takes the code of the sign-in page. Throws as `getToken` does, and `AnotherPersonError`. */
  async signInWithCode(
    agentId: AgentId,
    given: {
      readonly code: string;
      readonly codeVerifier: string;
      readonly nonce: string;
      readonly redirectUri: string;
    },
  ): Promise<void> {
    await this.#signIn(agentId, (application, correlationId) =>
      application.acquireTokenByCode({ ...given, scopes: partnerCenterScopes, correlationId }),
    );
  }

  /** With which the agent signed in last; undefined where they are not signed in. */
  async findLoginName(agentId: AgentId): Promise<string | undefined> {
    const sealed = await this.#options.store.find(agentId);
    return sealed === undefined ? undefined : (await this.#opened(agentId, sealed))?.account.username;
  }

  async isSignedIn(agentId: AgentId): Promise<boolean> {
    return (await this.#options.store.find(agentId)) !== undefined;
  }

  /** True where the agent was signed in. */
  async signOut(agentId: AgentId): Promise<boolean> {
    this.#atHand.delete(agentId);
    return this.#options.store.remove(agentId);
  }

  async #get(agentId: AgentId): Promise<string> {
    const sealed = await this.#options.store.find(agentId);
    if (sealed === undefined) throw this.#needed('first');
    const atHand = this.#atHand.get(agentId);
    const tooWeak = this.#tooWeak.get(agentId);
    if (tooWeak && tooWeak.token === atHand?.token) throw this.#needed('proof', tooWeak.claims);
    const isGood =
      atHand?.sealed === sealed && atHand.renewAt > this.#now() && atHand.token !== this.#refused.get(agentId);
    return isGood ? atHand.token : this.#renew(agentId, sealed);
  }

  async #signIn(
    agentId: AgentId,
    acquire: (
      application: ConfidentialClientApplication,
      correlationId: string,
    ) => Promise<AuthenticationResult | null>,
  ): Promise<void> {
    const application = this.#options.openEntra();
    const answer = await this.#ask(agentId, (correlationId) => acquire(application, correlationId));
    if (ownerOf(answer) !== agentId) throw new AnotherPersonError('the sign-in was of another person');
    const sealed = this.#sealed(agentId, application);
    await this.#options.store.save(agentId, sealed, new Date(this.#now()));
    this.#keepAtHand(agentId, sealed, answer);
    this.#options.log.info({ agentId }, 'agent signed in');
  }

  async #renew(agentId: AgentId, sealed: string): Promise<string> {
    const forceRefresh = this.#refused.has(agentId);
    const { answer, kept } = await this.#acquire(agentId, sealed, { scopes: partnerCenterScopes, forceRefresh });
    if (forceRefresh) this.#refused.delete(agentId);
    this.#keepAtHand(agentId, kept, answer);
    return answer.accessToken;
  }

  /** From what was kept of the sign-in, which is then kept as it is now. */
  async #acquire(agentId: AgentId, sealed: string, asked: { scopes: string[]; forceRefresh?: boolean }) {
    const { cipher, store } = this.#options;
    const { application, account } = (await this.#opened(agentId, sealed)) ?? {};
    if (!application || !account) return this.#lost(agentId);
    const cache = application.getTokenCache();
    const answer = await this.#ask(agentId, (correlationId) =>
      application.acquireTokenSilent({ account, ...asked, correlationId }),
    );
    const isKept = !cache.hasChanged() && cipher.isCurrent(sealed);
    const kept = isKept ? sealed : this.#sealed(agentId, application);
    if (!isKept) await store.replace(agentId, { from: sealed, to: kept }, new Date(this.#now()));
    return { answer, kept };
  }

  async #opened(agentId: AgentId, sealed: string) {
    const opened = this.#options.cipher.open(sealed, agentId);
    if (opened === undefined) return undefined;
    const application = this.#options.openEntra();
    const cache = application.getTokenCache();
    cache.deserialize(opened);
    const accounts = await cache.getAllAccounts();
    const account = accounts.find(({ localAccountId }) => localAccountId.toLowerCase() === agentId);
    return account && { application, account };
  }

  /** After a key has gone, or a change by hand: the agent signs in again. */
  async #lost(agentId: AgentId): Promise<never> {
    this.#unreadable += 1;
    this.#options.log.error({ agentId, sinceStart: this.#unreadable }, 'stored sign-in could not be read');
    await this.signOut(agentId);
    throw this.#needed('again');
  }

  async #ask(
    agentId: AgentId,
    ask: (correlationId: string) => Promise<AuthenticationResult | null>,
  ): Promise<AuthenticationResult> {
    const correlationId = randomUUID();
    try {
      const answer = await ask(correlationId);
      if (!answer?.accessToken) throw new AuthError('no_token', correlationId, 'the answer held no token');
      return answer;
    } catch (error) {
      if (!(error instanceof AuthError)) throw error;
      const understood = errorFromEntra(error, callOf(correlationId));
      const because = understood instanceof SignInNeededError ? understood.because : undefined;
      // Each agent is asked for it once: nothing to warn of.
      const level = because === 'consent' ? 'info' : 'warn';
      this.#options.log[level]({ agentId, because, ...entraCodes(error) }, 'agent got no token');
      throw understood;
    }
  }

  #sealed(agentId: AgentId, application: ConfidentialClientApplication): string {
    return this.#options.cipher.seal(application.getTokenCache().serialize(), agentId);
  }

  #keepAtHand(agentId: AgentId, sealed: string, { accessToken, expiresOn }: AuthenticationResult): void {
    const now = this.#now();
    const renewAt = (expiresOn?.getTime() ?? now) - renewedBeforeExpiryMs;
    this.#atHand.set(agentId, { sealed, token: accessToken, gotAt: now, renewAt });
  }

  #needed(reason: SignInReason, claims?: string): SignInNeededError {
    return new SignInNeededError(callOf(randomUUID()), { reason, claims });
  }

  #now(): number {
    return this.#options.clock.now().getTime();
  }
}

function callOf(correlationId: string) {
  return { requestId: correlationId, correlationId, route: 'POST /oauth2/v2.0/token' };
}

/** The object id in the partner's tenant, as in `from.aadObjectId`. */
function ownerOf({ account, uniqueId }: AuthenticationResult): AgentId | undefined {
  return parseGuid<AgentId>(account?.localAccountId ?? uniqueId);
}
