import type { Clock } from '../../services/clock.ts';
import type { AgentId } from '../../services/ids.ts';
import type { Log } from '../../services/log.ts';
import type { AccessTokens } from '../../services/partner-center/http/partner-center-transport.ts';
import { AppUserTokens } from '../../services/partner-center/sign-in/app-user-tokens.ts';
import type { ProductionSettings } from '../settings/config.ts';
import { type PartnerSettings, partnerRegistration } from '../secrets/registrations.ts';

/** For one attempt. A person waits. */
export const timeoutMs = 10_000;

export type SignInSettings = PartnerSettings & Pick<ProductionSettings, 'ENTRA_URL' | 'PARTNER_REFRESH_TOKEN'>;

/** What steps look with. */
export interface Instruments {
  /** The machine's own. */
  readonly clock: Clock;
  /** Goes nowhere: findings say all that there is to say. */
  readonly log: Log;
  /** Whose roles are asked for. */
  readonly as: AgentId | undefined;
  /** The service account's, one token for all steps. */
  readonly accessTokens: (settings: SignInSettings) => AccessTokens;
}

export function createInstruments({ as, clock }: Pick<Instruments, 'as' | 'clock'>): Instruments {
  const log: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  let tokens: AccessTokens | undefined;
  return {
    clock,
    log,
    as,
    accessTokens: (settings) => (tokens ??= serviceAccount(settings, { clock, log })),
  };
}

/** The new refresh token that comes with the answer is dropped: looking changes nothing. */
function serviceAccount(settings: SignInSettings, parts: Pick<Instruments, 'clock' | 'log'>): AccessTokens {
  const current = settings.PARTNER_REFRESH_TOKEN;
  return new AppUserTokens({
    registration: partnerRegistration(settings),
    refreshTokens: { current, offer: () => undefined, findNewer: () => Promise.resolve(undefined) },
    entraUrl: settings.ENTRA_URL,
    timeoutMs,
    ...parts,
  });
}
