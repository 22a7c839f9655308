import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { ProductionBot, productionSettings, secretSettings } from '../support/bots/production-bot.ts';
import type { StartEnding } from './start-after-start.ts';

interface BadSettings {
  readonly name: string;
  readonly settings: Readonly<Record<string, string>>;
  /** What the operator must read: the name of the setting, or the cause. */
  readonly reason: string | RegExp;
}

const bad = (reason: string | RegExp, settings: Readonly<Record<string, string>>): BadSettings => ({
  name: Object.entries(settings)
    .map(([name, value]) => `${name}=${value.slice(0, 60)}`)
    .join(' '),
  settings,
  reason,
});
/** With a name of its own alone. */
const badOne = (name: string, value: string): BadSettings => bad(name, { [name]: value });

const secret = 'hunter2-must-not-be-printed';

const table: readonly BadSettings[] = [
  ...[
    'MicrosoftAppId',
    'MicrosoftAppTenantId',
    'PARTNER_TENANT_ID',
    'PARTNER_CLIENT_ID',
    'ADMIN_AGENTS_GROUP_ID',
    'PUBLIC_URL',
    'PARTNER_WEBSITE_URL',
    'PARTNER_CONTACT',
  ].flatMap((name) => [badOne(name, ''), badOne(name, secret)]),
  badOne('PARTNER_NAME', ''),
  bad('TOKEN_KEYS', { AGENT_SIGN_IN: 'each' }),
  badOne('TOKEN_KEYS', secret),
  badOne('AGENT_SIGN_IN', 'nobody'),
  badOne('TEAMS_PAGE_ORIGINS', secret),
  badOne('MicrosoftAppPassword', ''),
  badOne('PARTNER_CLIENT_SECRET', ''),
  badOne('PARTNER_REFRESH_TOKEN', ''),
  badOne('SALES_AGENTS_GROUP_ID', 'SalesAgents'),
  badOne('MicrosoftAppType', 'MultiTenant'),
  bad('MicrosoftAppPassword', { MicrosoftAppType: 'UserAssignedMsi' }),
  badOne('PORT', 'http'),
  badOne('PORT', '65536'),
  badOne('PORT', '-1'),
  bad(/HOST|did not start/, { HOST: '256.256.256.256' }),
  badOne('DATABASE_URL', `mysql://x:${secret}@127.0.0.1/x`),
  badOne('DATABASE_URL', secret),
  bad(/ECONNREFUSED|database/i, { DATABASE_URL: `postgres://x:${secret}@127.0.0.1:9/x` }),
  badOne('PARTNER_CENTER_URL', 'http://api.partnercenter.microsoft.com'),
  badOne('PARTNER_CENTER_URL', 'https://api.partnercenter.microsoft.com.evil.example'),
  badOne('PARTNER_CENTER_URL', 'https://evil.example'),
  badOne('RENEWAL_CUTOFF', '2026-02-30'),
  badOne('RENEWAL_CUTOFF', '2999-01-01'),
  badOne('ATTEST_ADMIN_AGENTS_ONLY', 'perhaps'),
  badOne('PARTNER_CENTER_TIMEOUT_SECONDS', '0'),
  badOne('PARTNER_CENTER_TIMEOUT_SECONDS', '1e9'),
  badOne('RECONCILE_EVERY_SECONDS', 'often'),
  badOne('DIRECTORY_SYNC', 'maybe'),
  badOne('DIRECTORY_LIST_EVERY_MINUTES', '0.5'),
  badOne('PARTNER_CENTER_BACKGROUND_REQUESTS_PER_MINUTE', 'NaN'),
  badOne('ORDER_API_TOKENS', 'short'),
  badOne('ORDER_API_TOKENS', `${'a'.repeat(40)}, ${secret}`),
  badOne('ORDER_API_TOKENS', 'sandbox-order-token-for-this-machine-only'),
  badOne('ORDER_API_TOKENS', 'replace-this-with-48-random-letters-and-digits'),
  badOne('LOG_LEVEL', 'loud'),
  // Misspelt: what was meant would silently not hold.
  badOne('ATTEST_ADMIN_AGENT_ONLY', 'true'),
  badOne('PARTNER_CENTER_TIMEOUT', '10'),
  badOne('SALES_AGENT_GROUP_ID', '00000000-0000-0000-0000-000000000000'),
  badOne('MicrosoftAppid', '00000000-0000-0000-0000-000000000000'),
  badOne('ORDER_API_TOKEN', 'a'.repeat(48)),
  badOne('DATABASE_UR', `postgres://x:${secret}@127.0.0.1/x`),
];

describe('a start with settings that cannot be used', () => {
  let folder: string;
  let starter: ChildProcess;
  let printed: Promise<readonly string[]>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bad-settings-'));
    starter = fork(join(import.meta.dirname, 'start-after-start.ts'), { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    printed = Promise.all([text(starter.stdout!), text(starter.stderr!)]);
  });

  afterAll(async () => {
    starter.kill();
    await rm(folder, { recursive: true });
  });

  /** As `npm run serve` would end, in a process that tries one start after the other. */
  async function start(settings: Readonly<Record<string, string>>): Promise<StartEnding> {
    const wanted = { DATA_DIR: join(folder, 'data'), ...productionSettings, ...settings };
    const ended = once(starter, 'message') as Promise<[StartEnding]>;
    starter.send(Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== '')));
    return (await ended)[0];
  }

  const secretsIn = (shown: string) => [secret, ...Object.values(secretSettings)].filter((one) => shown.includes(one));

  it.each(table)('ends with exit code 1 and the reason, and prints no secret: $name', async ({ settings, reason }) => {
    const { code, complaint } = await start(settings);
    expect({ code, secrets: secretsIn(complaint) }).toEqual({ code: 1, secrets: [] });
    const told: unknown = typeof reason === 'string' ? expect.stringContaining(reason) : expect.stringMatching(reason);
    expect(complaint).toEqual(told);
  });

  it('ends so where the folder of the data is a file, or would lie in one', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    for (const DATA_DIR of [file, join(file, 'data')]) {
      expect(await start({ DATA_DIR })).toEqual({ code: 1, complaint: expect.stringContaining('DATA_DIR') as unknown });
    }
  });

  it('logs no secret', async () => {
    starter.kill();
    expect(secretsIn((await printed).join('\n'))).toEqual([]);
  });

  it('ends its process with exit code 1, with the reason on standard error and nothing in the log', async () => {
    const bot = await ProductionBot.launch({ microsoft: undefined, settings: { RENEWAL_CUTOFF: '2026-02-30' } });
    expect(await bot.ended).toMatchObject({ code: 1 });
    expect(bot.stderr.join('\n')).toContain('RENEWAL_CUTOFF');
    expect(bot.stdout).toEqual([]);
    await bot.remove();
  });

  it('ends so where the port is taken, in one sentence', async () => {
    const first = await ProductionBot.start({ microsoft: undefined });
    const second = await ProductionBot.launch({ microsoft: undefined, settings: { PORT: String(first.port) } });
    await second.until(() => !second.isRunning, 'the end', 60_000);
    expect(await second.ended).toMatchObject({ code: 1 });
    expect(second.stderr.join('\n')).toContain('PORT');
    await Promise.all([first.remove(), second.remove()]);
  });
});
