import { GraphRoleDirectory } from '../services/identity/graph-role-directory.ts';
import { openDatabase } from '../services/database/open-database.ts';
import { AppUserTokens } from '../services/partner-center/sign-in/app-user-tokens.ts';
import type { Clock } from '../services/clock.ts';
import { createAdapter } from './teams/adapter.ts';
import { type RunningDesk, startDesk } from './wiring/desk.ts';
import { type Environment, type ProductionSettings, productSettings, readProductionSettings } from './config.ts';
import { createLog } from './create-log.ts';
import { ClockCheck } from './http/clock-check.ts';
import { isServiceUrlOn, teamsCallers } from './http/teams-callers.ts';
import { SigningKeys, botFrameworkMetadataUrl } from './http/signing-keys.ts';
import { databaseSettings } from './database-settings.ts';
import { quietConsole } from './quiet-console.ts';
import type { Log } from '../services/log.ts';

const clock: Clock = { now: () => new Date() };

/** The bot as Teams reaches it: authentication is always on. Throws `ConfigError`. */
export async function startInProduction(
  environment: Environment,
): Promise<{ desk: RunningDesk; log: Log; stopWithinMs: number }> {
  const settings = readProductionSettings(environment);
  const log = createLog(settings.LOG_LEVEL);
  quietConsole(console, log);
  const database = await openDatabase(databaseSettings(settings), log);
  const { MicrosoftAppId, MicrosoftAppType, MicrosoftAppTenantId, MicrosoftAppPassword } = settings;
  const password = MicrosoftAppPassword === undefined ? {} : { MicrosoftAppPassword };
  const clockCheck = new ClockCheck({ clock, log });
  const keys = new SigningKeys({ metadataUrl: botFrameworkMetadataUrl, clockCheck, log });
  const desk = await startDesk({
    ...productSettings(settings),
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
    ...signIn(settings, log),
    partnerCenterUrl: settings.PARTNER_CENTER_URL,
    host: settings.HOST,
    clock,
    log,
  });
  log.info({ port: desk.port, database: database.engine }, 'started');
  return { desk, log, stopWithinMs: settings.STOP_WITHIN_SECONDS * 1_000 };
}

/** One app registration speaks to Partner Center, as the service account who consented, and to Microsoft Graph, as itself. */
function signIn(settings: ProductionSettings, log: Log) {
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
  const shared = { registration, log, timeoutMs: productSettings(settings).partnerCenterTimeoutMs };
  return {
    accessTokens: new AppUserTokens({ ...shared, refreshToken: settings.PARTNER_REFRESH_TOKEN, clock }),
    roleDirectory: new GraphRoleDirectory({ ...shared, groupIds }),
  };
}
