import { createServices } from '../../../bot/wiring/services.ts';
import {
  createBackgroundClient,
  createDirectoryLoops,
  createProductReminders,
} from '../../../bot/wiring/background.ts';
import { sendingAdapter, sendingAppId } from '../../support/desk/sending-adapter.ts';
import { Connector } from '../../../bot/proactive/connector.ts';
import { PrivateMessenger, ConversationPace } from '../../../bot/proactive/private-messenger.ts';
import type { CalendarDay } from '../../../services/calendar-day.ts';
import type { Clock } from '../../../services/clock.ts';
import type { Database } from '../../../services/database/database.ts';
import { capabilityTable } from '../../../services/identity/capabilities.ts';
import type { Log } from '../../../services/log.ts';
import { rolesOf } from '../world/agents.ts';
import { dayMs } from '../world/year.ts';

export interface SimulatedDeskOptions {
  readonly database: Database;
  readonly partnerCenterUrl: string;
  readonly renewalCutoff: CalendarDay;
  readonly clock: Clock;
  readonly log: Log;
}

/** Of a year's rounds each would write all customers, which is measured elsewhere. */
export const listEveryMs = 2 * dayMs;
/** Longer than the room that the clock has at each instant: no lease ends because the machine is slow. */
const leaseMs = 12 * 60_000;

/** The product's services and background work as `bot/` puts them together, with no pauses that last real time. */
export function createSimulatedDesk(given: SimulatedDeskOptions, stopping: AbortSignal) {
  const options = {
    ...given,
    adapter: sendingAdapter(given.log),
    door: { callers: () => Promise.resolve({}), isServiceUrl: () => true, trustedProxyHops: 0 },
    appId: sendingAppId,
    botAccountId: '28:bot',
    tenantId: 'partner',
    accessTokens: { getToken: () => Promise.resolve('token') },
    roleDirectory: { listRoles: (agentId: Parameters<typeof rolesOf>[0]) => Promise.resolve(rolesOf(agentId)) },
    capabilities: capabilityTable,
    isTemplateFile: () => false,
    partnerCenterTimeoutMs: 15_000,
    callDeadlineMs: leaseMs / 2,
    reconcileEveryMs: 60_000,
    teamsAppId: 'app',
    directorySync: { listEveryMs },
    listEveryMs,
    backgroundRequestsPerMinute: 60_000,
    agentRequestsPerMinute: 60_000,
    allAgentsRequestsPerMinute: 600_000,
    orderApiTokens: [],
    host: '127.0.0.1',
    port: 0,
  };
  const services = createServices(options);
  const backgroundPartnerCenter = createBackgroundClient(options, stopping);
  const privately = new PrivateMessenger({
    ...{ ...options, ...services },
    connector: new Connector(options),
    pace: new ConversationPace(0),
  });
  const reminding = createProductReminders(options, { services, backgroundPartnerCenter, privately, sendEveryMs: 0 });
  const directory = createDirectoryLoops({ ...options, ...services, partnerCenter: backgroundPartnerCenter });
  return { services, reminding, directory };
}
