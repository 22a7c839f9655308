import { randomBytes } from 'node:crypto';
import { entraApplication } from '../../../services/partner-center/sign-in/entra-application.ts';
import { AgentTokensStore } from '../../../services/sign-in/agent-tokens-store.ts';
import { AgentTokens } from '../../../services/sign-in/agent-tokens.ts';
import { TokenCipher } from '../../../services/sign-in/token-cipher.ts';
import type { Database } from '../../../services/database/database.ts';
import type { AgentId } from '../../../services/ids.ts';
import { CapturedLog } from '../../support/captured-log.ts';
import { registration } from '../../support/microsoft/entra.ts';

export const ada = 'aaaaaaaa-0000-4000-8000-000000000001' as AgentId;
export const sam = 'aaaaaaaa-0000-4000-8000-000000000002' as AgentId;

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

type Reply = readonly [status: number, body: Record<string, unknown>];

/** What Entra answers to somebody's sign-in. The texts in it must never be seen outside. */
export function tokensOf(agentId: AgentId, name = 'first', { expiresIn = 3600, nonce = '' } = {}): Reply {
  const { tenantId: tid, clientId: aud } = registration;
  const now = Math.floor(Date.now() / 1_000);
  const iss = `https://login.microsoftonline.com/${tid}/v2.0`;
  const claims = { aud, iss, iat: now, exp: now + 3600, oid: agentId, tid, sub: 'sub', ver: '2.0' };
  const idToken = [{ alg: 'none' }, { ...claims, preferred_username: 'ada@adatum.example', ...(nonce && { nonce }) }];
  return [
    200,
    {
      token_type: 'Bearer',
      scope: 'https://api.partnercenter.microsoft.com/user_impersonation openid profile offline_access',
      expires_in: expiresIn,
      ext_expires_in: expiresIn,
      access_token: `access-${name}`,
      refresh_token: `refresh-${name}`,
      id_token: `${idToken.map(encoded).join('.')}.c2ln`,
      client_info: encoded({ uid: agentId, utid: tid }),
    },
  ];
}

interface Refusal {
  readonly error: string;
  readonly code: number;
  readonly suberror?: string;
  readonly claims?: string;
}

export function refusalOf({ error, code, suberror, claims }: Refusal): Reply {
  const description = `AADSTS${code}: the account ada@adatum.example cannot be used. Trace ID: 33333333`;
  return [400, { error, error_description: description, error_codes: [code], suberror, claims, trace_id: '33333333' }];
}

export const firstKey = randomBytes(32);

/** Tokens of agents as one instance has them. */
export function agentTokensOn(database: Database, keys: readonly [Buffer, ...Buffer[]] = [firstKey]) {
  const log = new CapturedLog();
  const time = { passedMs: 0 };
  const tokens = new AgentTokens({
    openEntra: () =>
      entraApplication(registration, { entraUrl: 'https://login.microsoftonline.com', timeoutMs: 5_000 }),
    store: new AgentTokensStore(database),
    cipher: new TokenCipher(keys),
    clock: { now: () => new Date(Date.now() + time.passedMs) },
    log,
  });
  return { tokens, log, time };
}
