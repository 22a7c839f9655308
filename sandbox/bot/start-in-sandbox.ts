import type { Middleware, TurnContext } from 'botbuilder';
import { type Environment, productSettings, readSettings, sharedSettings, databaseSettings } from '../../bot/config.ts';
import { RequestIds } from '../../bot/http/request-ids.ts';
import { createLog } from '../../bot/log.ts';
import type { Started } from '../../bot/run-process.ts';
import { createAdapter } from '../../bot/teams/create-adapter.ts';
import { startDesk } from '../../bot/wiring/desk.ts';
import { openDatabase } from '../../services/database/open-database.ts';
import { isOnThisMachine } from '../own-machine.ts';
import { partnerTenantId } from '../people.ts';
import { clockSettings, sandboxClock } from '../sandbox-clock.ts';
import { botAccount } from '../teams/teams-account.ts';
import { SandboxAccessTokens, sandboxRoleDirectory } from './sandbox-identity.ts';

const loopback = '127.0.0.1';
const usual = {
  RENEWAL_CUTOFF: '2023-04-01',
  SANDBOX_PARTNER_CENTER_PORT: '4180',
  LOG_LEVEL: 'info',
  // No secret, because this bot listens on loopback and its customers are made up.
  ORDER_API_TOKENS: 'sandbox-order-token-for-this-machine-only',
};

const sandboxPartner = {
  name: 'Adatum',
  websiteUrl: 'https://adatum.example/',
  contact: 'privacy@adatum.example',
  privacyUrl: undefined,
  termsUrl: undefined,
};

/** The same bot on the sandboxes. It takes unsigned activities, but only from loopback and for loopback. */
export async function startInSandbox(environment: Environment): Promise<Started> {
  const withDefaults: Record<string, string | undefined> = { ...usual, ...environment };
  const settings = readSettings(sharedSettings, withDefaults);
  const requestIds = new RequestIds();
  const log = createLog(settings.LOG_LEVEL, () => requestIds.fields());
  const time = clockSettings(environment);
  const clock = sandboxClock(time);
  const partnerCenterUrl = `http://${loopback}:${withDefaults['SANDBOX_PARTNER_CENTER_PORT'] ?? ''}`;
  const database = await openDatabase(databaseSettings(settings), log);
  const adapter = createAdapter('sandbox', log).use(new LoopbackOnly());
  const { stopWithinMs, ...product } = productSettings(settings);
  const desk = await startDesk({
    ...product,
    // Deadlines are measured by the sandbox clock, while calls take real time.
    callDeadlineMs: product.callDeadlineMs * Math.max(1, time.speed),
    adapter,
    // Nothing is signed here. All else of a request is checked as in production.
    door: { callers: () => Promise.resolve({}), isServiceUrl: isOnThisMachine, trustedProxyHops: 0 },
    appId: '',
    botAccountId: botAccount.id,
    tenantId: partnerTenantId,
    database,
    accessTokens: new SandboxAccessTokens(partnerCenterUrl, clock),
    roleDirectory: sandboxRoleDirectory,
    partnerCenterUrl,
    partner: sandboxPartner,
    host: loopback,
    clock,
    requestIds,
    log,
  });
  log.info({ port: desk.port, database: database.engine }, 'started');
  return { desk, log, stopWithinMs };
}

/** Without signatures anybody could name any service URL, so the sandbox bot talks to its own machine only. */
class LoopbackOnly implements Middleware {
  async onTurn(context: TurnContext, next: () => Promise<void>): Promise<void> {
    if (isOnThisMachine(context.activity.serviceUrl)) return next();
    // A thrown error would be reported to that very address.
    await context.sendActivity({ type: 'invokeResponse', value: { status: 403 } });
  }
}
