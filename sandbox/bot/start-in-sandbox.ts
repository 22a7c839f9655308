import { createAdapter } from '../../bot/teams/adapter.ts';
import type { Started } from '../../bot/run-process.ts';
import { startDesk } from '../../bot/wiring/desk.ts';
import { type Environment, productSettings, readSettings, sharedSettings, databaseSettings } from '../../bot/config.ts';
import { createLog } from '../../bot/log.ts';
import { openDatabase } from '../../services/database/open-database.ts';
import { partnerTenantId } from '../people.ts';
import { clockSettings, sandboxClock } from '../sandbox-clock.ts';
import { botAccount } from '../teams/teams-account.ts';
import { LoopbackOnly, isLoopback } from './loopback-only.ts';
import { SandboxAccessTokens } from './sandbox-access-tokens.ts';
import { sandboxRoleDirectory } from './sandbox-role-directory.ts';

const loopback = '127.0.0.1';
const usual = {
  RENEWAL_CUTOFF: '2023-04-01',
  SANDBOX_PARTNER_CENTER_PORT: '4180',
  LOG_LEVEL: 'info',
  // No secret: this bot listens on loopback, and its customers are made up.
  ORDER_API_TOKENS: 'sandbox-order-token-for-this-machine-only',
};

/** The same bot on the sandboxes: unsigned activities are taken, from loopback and for loopback alone. */
export async function startInSandbox(environment: Environment): Promise<Started> {
  const withDefaults: Record<string, string | undefined> = { ...usual, ...environment };
  const settings = readSettings(sharedSettings, withDefaults);
  const log = createLog(settings.LOG_LEVEL);
  const time = clockSettings(environment);
  const clock = sandboxClock(time);
  const partnerCenterUrl = `http://${loopback}:${withDefaults['SANDBOX_PARTNER_CENTER_PORT'] ?? ''}`;
  const database = await openDatabase(databaseSettings(settings), log);
  const adapter = createAdapter('sandbox', log).use(new LoopbackOnly());
  const { stopWithinMs, ...product } = productSettings(settings);
  const desk = await startDesk({
    ...product,
    // Deadlines are told by the sandbox clock, and calls take real time.
    callDeadlineMs: product.callDeadlineMs * Math.max(1, time.speed),
    adapter,
    // Nothing is signed here; all else of a request is looked at as in production.
    door: { callers: () => Promise.resolve({}), isServiceUrl: isLoopback, trustedProxyHops: 0 },
    appId: '',
    botAccountId: botAccount.id,
    tenantId: partnerTenantId,
    database,
    accessTokens: new SandboxAccessTokens(partnerCenterUrl, clock),
    roleDirectory: sandboxRoleDirectory,
    partnerCenterUrl,
    host: loopback,
    clock,
    log,
  });
  log.info({ port: desk.port, database: database.engine }, 'started');
  return { desk, log, stopWithinMs };
}
