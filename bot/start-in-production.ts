import type { Clock } from '../services/clock.ts';
import { openDatabase } from '../services/database/open-database.ts';
import { GraphRoleDirectory } from '../services/identity/graph-role-directory.ts';
import type { Log } from '../services/log.ts';
import { AppUserTokens } from '../services/partner-center/sign-in/app-user-tokens.ts';
import { type Environment, type ProductionSettings, databaseSettings, productSettings } from './config.ts';
import { ClockCheck } from './http/clock-check.ts';
import { RequestIds } from './http/request-ids.ts';
import { SigningKeys, botFrameworkMetadataUrl } from './http/signing-keys.ts';
import { isServiceUrlOn, teamsCallers } from './http/teams-callers.ts';
import { createLog, quietConsole } from './log.ts';
import { partnerFacts } from './public-settings.ts';
import type { Started } from './run-process.ts';
import { loadSettings } from './secrets/load-settings.ts';
import { createAdapter } from './teams/create-adapter.ts';
import { startDesk } from './wiring/desk.ts';

const clock: Clock = { now: () => new Date() };

/** The bot as Teams reaches it, with authentication always on. Throws `ConfigError`. */
export async function startInProduction(environment: Environment): Promise<Started> {
  const { settings } = await loadSettings(environment);
  const requestIds = new RequestIds();
  const log = createLog(settings.LOG_LEVEL, () => requestIds.fields());
  quietConsole(console, log);
  const { stopWithinMs, ...product } = productSettings(settings);
  const database = await openDatabase(databaseSettings(settings), log);
  const { MicrosoftAppId, MicrosoftAppType, MicrosoftAppTenantId, MicrosoftAppPassword } = settings;
  const password = MicrosoftAppPassword === undefined ? {} : { MicrosoftAppPassword };
  const clockCheck = new ClockCheck({ clock, log });
  const keys = new SigningKeys({ metadataUrl: botFrameworkMetadataUrl, clockCheck, log });
  const desk = await startDesk({
    ...product,
    adapter: createAdapter({ MicrosoftAppId, MicrosoftAppType, MicrosoftAppTenantId, ...password, keys }, log),
    door: {
      callers: teamsCallers({ appId: MicrosoftAppId, keys, clock }),
      isServiceUrl: isServiceUrlOn(settings.TEAMS_SERVICE_HOSTS),
      trustedProxyHops: settings.TRUSTED_PROXY_HOPS,
    },
    appId: MicrosoftAppId,
    botAccountId: `28:${MicrosoftAppId}`,
    tenantId: settings.PARTNER_TENANT_ID.toLowerCase(),
    database,
    ...signIn(settings, product.partnerCenterTimeoutMs, log),
    partnerCenterUrl: settings.PARTNER_CENTER_URL,
    partner: partnerFacts(settings),
    host: settings.HOST,
    clock,
    requestIds,
    log,
  });
  log.info({ port: desk.port, database: database.engine }, 'started');
  return { desk, log, stopWithinMs };
}

/** One app registration calls Partner Center as the service account that consented, and Microsoft Graph as itself. */
function signIn(settings: ProductionSettings, timeoutMs: number, log: Log) {
  const registration = {
    tenantId: settings.PARTNER_TENANT_ID,
    clientId: settings.PARTNER_CLIENT_ID,
    clientSecret: settings.PARTNER_CLIENT_SECRET,
  };
  const groupIds = {
    adminAgents: settings.ADMIN_AGENTS_GROUP_ID,
    salesAgents: settings.SALES_AGENTS_GROUP_ID,
    helpdeskAgents: settings.HELPDESK_AGENTS_GROUP_ID,
  };
  return {
    accessTokens: new AppUserTokens({
      registration,
      refreshToken: settings.PARTNER_REFRESH_TOKEN,
      timeoutMs,
      clock,
      log,
    }),
    roleDirectory: new GraphRoleDirectory({ registration, groupIds, timeoutMs, log }),
  };
}
