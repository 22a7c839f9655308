import { languageOf } from '../../../services/conversations/language.ts';
import { ProductError } from '../../../services/product-error.ts';
import type { AgentTokens } from '../../../services/sign-in/agent-tokens.ts';
import { SignInNeededError, isForPage } from '../../../services/sign-in/sign-in-needed-error.ts';
import type { SignInService } from '../../../services/sign-in/sign-in-service.ts';
import type { Caller } from './api-call.ts';
import { ApiRefusal } from './api-refusal.ts';

interface SignInOptions {
  readonly tokens: Pick<AgentTokens, 'signInWithToken'>;
  readonly signIns: Pick<SignInService, 'begin'>;
}

/** Signs callers in to Partner Center with the token that they bring anyway, where that is all that is missing. */
export class PartnerCenterSignIn {
  readonly #options: SignInOptions;

  constructor(options: SignInOptions) {
    this.#options = options;
  }

  /** Nothing was asked of Partner Center before. Throws `ApiRefusal` with the page where the caller can do it. */
  async signIn(needed: SignInNeededError, caller: Caller, authorization: string): Promise<void> {
    const further = isForPage(needed.because) ? needed : await this.#try(needed, caller, authorization);
    if (!further) return;
    const { agent, loginName, language, wording } = caller;
    const interrupted = { agentId: agent.agentId, loginName, language: languageOf(language), task: '' };
    const { url, because } = await this.#options.signIns.begin(further, interrupted);
    throw new ApiRefusal('sign-in-needed', { detail: wording.text(`signIn.because.${because}`), signInUrl: url });
  }

  /** What still is needed; undefined where the caller is signed in. */
  async #try(
    needed: SignInNeededError,
    { agent }: Caller,
    authorization: string,
  ): Promise<SignInNeededError | undefined> {
    try {
      await this.#options.tokens.signInWithToken(agent.agentId, authorization.replace(/^Bearer +/i, ''));
      return undefined;
    } catch (error) {
      if (error instanceof SignInNeededError) return error;
      if (error instanceof ProductError) return needed;
      throw error;
    }
  }
}
