import { describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProductionBot, secretSettings } from '../support/desk/production-bot.ts';

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
  ].flatMap((name) => [badOne(name, ''), badOne(name, secret)]),
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

/** Two cores: two at once. */
async function inPairs<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const left = [...items];
  const next = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all([next(), next()]);
}

describe('a start with settings that cannot be used', () => {
  it('ends with exit code 1 and the reason, and prints no secret', async () => {
    const wrong: unknown[] = [];
    await inPairs(table, async ({ name, settings, reason }) => {
      const bot = await ProductionBot.launch({ microsoft: undefined, settings });
      const withinMs = 60_000;
      await bot
        .until(() => !bot.isRunning || bot.line('started') !== undefined, `the end of ${name}`, withinMs)
        .catch(() => undefined);
      const hasStarted = bot.isRunning;
      if (hasStarted) await bot.kill();
      const { code } = await bot.ended;
      const text = [...bot.stderr, ...bot.stdout].join('\n');
      const isTold = typeof reason === 'string' ? text.includes(reason) : reason.test(text);
      const printed = [secret, ...Object.values(secretSettings)].filter((one) => text.includes(one));
      if (hasStarted || code !== 1 || !isTold || printed.length > 0)
        wrong.push({ name, hasStarted, code, isTold, printed, text: text.slice(0, 300) });
      await bot.remove();
    });
    expect(wrong).toEqual([]);
  }, 300_000);

  it('ends so where the folder of the data is a file, or would lie in one', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bad-settings-'));
    const file = join(folder, 'file');
    await writeFile(file, '');
    for (const DATA_DIR of [file, join(file, 'data')]) {
      const bot = await ProductionBot.launch({ microsoft: undefined, settings: { DATA_DIR } });
      await bot.until(() => !bot.isRunning, 'the end', 60_000);
      expect(await bot.ended).toMatchObject({ code: 1 });
      expect(bot.stderr.join('\n')).toContain('DATA_DIR');
      await bot.remove();
    }
    await rm(folder, { recursive: true });
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
