import type { AccessTokens } from '../../services/partner-center/http/partner-center-transport.ts';
import { GraphMail } from '../../services/mail/graph-mail.ts';
import type { LetterMail } from '../../services/mail/letter-mail.ts';
import { findAccountName } from '../../services/sign-in/account-name.ts';
import { AgentTokensStore } from '../../services/sign-in/agent-tokens-store.ts';
import { AgentTokens } from '../../services/sign-in/agent-tokens.ts';
import { CallerTokens } from '../../services/sign-in/caller-tokens.ts';
import { SignInPageService } from '../../services/sign-in/sign-in-page-service.ts';
import { SignInService } from '../../services/sign-in/sign-in-service.ts';
import { SignInStore } from '../../services/sign-in/sign-in-store.ts';
import { SsoTokens } from '../../services/sign-in/sso-token.ts';
import { TokenCipher } from '../../services/sign-in/token-cipher.ts';
import { signInPaths } from '../http/sign-in-paths.ts';
import { redirectUri } from '../settings/sign-in-settings.ts';
import type { DeskOptions } from './options.ts';

type SignInOptions = Pick<DeskOptions, 'database' | 'accessTokens' | 'agentSignIn' | 'clock' | 'log'>;

interface SignIn {
  readonly accessTokens: AccessTokens;
  /** Whom Partner Center names for what agents do; undefined where that is the agent. */
  readonly findAccount: () => Promise<string | undefined>;
  /** These are undefined where the service account speaks for everybody. */
  readonly agentTokens?: AgentTokens;
  readonly signIns?: SignInService;
  readonly signInPages?: SignInPageService;
  /** Undefined too where a setting does not let the bot send e-mails. */
  readonly mail?: LetterMail | undefined;
}

export function createSignIn(options: SignInOptions): SignIn {
  const { database, accessTokens: serviceAccount, agentSignIn, clock, log } = options;
  if (!agentSignIn) return { accessTokens: serviceAccount, findAccount: () => findAccountName(serviceAccount) };
  const { openEntra, addressAtEntra, publicUrl, machineClock, ssoTokens, mail } = agentSignIn;
  const cipher = new TokenCipher(agentSignIn.tokenKeys);
  const store = new AgentTokensStore(database);
  const agentTokens = new AgentTokens({ openEntra, store, cipher, clock: machineClock, log });
  const shared = { tokens: agentTokens, signIns: new SignInStore(database), cipher, clock, log };
  const { resource } = ssoTokens;
  const startUrl = publicUrl + signInPaths.start;
  return {
    accessTokens: new CallerTokens({ serviceAccount, agents: agentTokens }),
    findAccount: () => Promise.resolve(undefined),
    agentTokens,
    mail: mail && new GraphMail({ ...mail, tokens: agentTokens, log }),
    signIns: new SignInService({ ...shared, ssoTokens: new SsoTokens(ssoTokens), startUrl, resource }),
    signInPages: new SignInPageService({
      ...shared,
      openEntra,
      addressAtEntra,
      redirectUri: redirectUri(publicUrl),
    }),
  };
}
