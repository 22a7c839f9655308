import type { Clock } from '../../services/clock.ts';
import type { Database } from '../../services/database/database.ts';
import { Throttle } from '../../services/database/throttle.ts';
import type { Log } from '../../services/log.ts';
import type { AccessTokens } from '../../services/partner-center/http/partner-center-transport.ts';
import { PartnerCenterClient } from '../../services/partner-center/partner-center-client.ts';
import { SharedPace } from '../../services/partner-center/http/shared-pace.ts';

export interface BackgroundClientOptions {
  readonly database: Database;
  readonly accessTokens: AccessTokens;
  readonly partnerCenterUrl: string;
  readonly partnerCenterTimeoutMs: number;
  /** Of all instances together. */
  readonly backgroundRequestsPerMinute: number;
  readonly clock: Clock;
  readonly log: Log;
}

/** Partner Center for what no agent waits for: within a budget, and no call any more when `stopping` is aborted. */
export function createBackgroundClient(options: BackgroundClientOptions, stopping: AbortSignal): PartnerCenterClient {
  const { partnerCenterUrl: baseUrl, partnerCenterTimeoutMs: timeoutMs } = options;
  const everyMs = 60_000 / options.backgroundRequestsPerMinute;
  const throttle = new Throttle({ ...options, name: 'partner-center', everyMs });
  return new PartnerCenterClient({
    ...options,
    baseUrl,
    timeoutMs,
    pace: new SharedPace({ ...options, throttle, stopping }),
  });
}
