import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import {
  ConfigError,
  type Environment,
  productSettings,
  productionSettings,
  publishedTokens,
  readProductionSettings,
} from '../../../bot/settings/config.ts';
import { requiredSettings } from '../../support/required-settings.ts';
import { randomBytes } from 'node:crypto';
import { sandboxBotSettings } from '../../../sandbox/bot/settings.ts';

const guid = (digit: number): string => `${String(digit).repeat(8)}-1111-4111-8111-111111111111`;

const required: Environment = requiredSettings;

/** Settings that take any text. */
const unchecked = [
  'ATTACHMENTS_FOLDER',
  'DATA_DIR',
  'ENHANCED_TRIAL_CLIENT_SECRET',
  'HOST',
  'METRICS_HOST',
  'MicrosoftAppPassword',
  'PARTNER_CLIENT_SECRET',
  'PARTNER_NAME',
  'PARTNER_REFRESH_TOKEN',
];

const names = Object.keys(productionSettings.shape);

function complaintsAbout(environment: Environment): readonly string[] {
  try {
    readProductionSettings(environment);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message.split('\n').slice(1);
  }
}

const namesIn = (complaints: readonly string[]): readonly string[] =>
  complaints.map((line) => line.replace(/^ +- /, '').split(' ')[0] ?? '');

describe('bad settings', () => {
  test('are listed all at once, without their values', () => {
    const bad = Object.fromEntries(names.map((name) => [name, `hidden-${name}`]));
    const complaints = complaintsAbout(bad);
    expect([...namesIn(complaints)].sort()).toEqual(names.filter((name) => !unchecked.includes(name)).sort());
    expect(complaints.join('\n')).not.toContain('hidden-');
  });

  test.each([
    ['PORT', '65536'],
    ['DATABASE_URL', 'mysql://account:hunter2@database/desk'],
    ['RENEWAL_CUTOFF', '2023-02-30'],
    ['PARTNER_CENTER_TIMEOUT_SECONDS', '0'],
    ['RECONCILE_EVERY_SECONDS', '86400'],
    ['ATTEST_ADMIN_AGENTS_ONLY', 'perhaps'],
    ['PARTNER_CENTER_URL', 'http://api.partnercenter.example'],
    ['MicrosoftAppType', 'MultiTenant'],
    ['PARTNER_CENTER_URL', 'https://partnercenter.microsoft.com.evil.example'],
    ['PARTNER_CENTER_URL', 'https://evil-partnercenter.microsoft.com'],
    ['PARTNER_CENTER_URL', 'https://127.0.0.1:4180'],
    ['PARTNER_CENTER_URL', 'https://x:hunter2@api.partnercenter.microsoft.com'],
    ['RENEWAL_CUTOFF', '2999-01-01'],
    ['TRUSTED_PROXY_HOPS', '-1'],
    ['TEAMS_SERVICE_HOSTS', 'https://smba.trafficmanager.net/'],
    ['TEAMS_SERVICE_HOSTS', '*'],
    ['STOP_WITHIN_SECONDS', '0'],
    ['AGENT_SIGN_IN', 'nobody'],
    ['TOKEN_KEYS', 'c2hvcnQ='],
    ['TOKEN_KEYS', `${randomBytes(32).toString('base64')},c2hvcnQ=`],
    ['TEAMS_PAGE_ORIGINS', 'teams.example.com'],
    ['PUBLIC_URL', 'http://desk.partner.example'],
    ['PUBLIC_URL', 'https://desk.partner.example/bot'],
    ['PUBLIC_URL', 'https://x:hunter2@desk.partner.example'],
    ['PUBLIC_URL', 'desk.partner.example'],
    ['PARTNER_NAME', 'A name that is longer than what Teams shows'],
    ['PARTNER_WEBSITE_URL', 'http://partner.example'],
    ['PARTNER_CONTACT', 'privacy'],
    ['PARTNER_PRIVACY_URL', 'http://partner.example/privacy'],
    ['PARTNER_TERMS_URL', 'javascript:alert(1)'],
    ['PARTNER_MPN_ID', 'MPN 123'],
    ['TEAMS_APP_ID', 'agreement-desk'],
    ['ORDER_API_TOKENS', 'too-short'],
    ['ORDER_API_TOKENS', `long-enough-to-be-a-token-0123456789,${publishedTokens[0]}`],
    ['ORDER_API_TOKENS', publishedTokens[1]!],
    ['ORDER_API_TOKENS', 'long-enough-to-be-a-token-0123456789,short'],
  ])('%s=%s stops the start', (name, value) => {
    const complaints = complaintsAbout({ ...required, [name]: value });
    expect(namesIn(complaints)).toEqual([name]);
    expect(complaints.join('\n')).not.toContain(value);
  });

  test.each([
    ['ATTEST_ADMIN_AGENT_ONLY', 'ATTEST_ADMIN_AGENTS_ONLY'],
    ['PARTNER_TENNANT_ID', 'PARTNER_TENANT_ID'],
    ['RENEWAL_CUT_OFF', 'RENEWAL_CUTOFF'],
    ['DATABSE_URL', 'DATABASE_URL'],
    ['LOG_LEVL', 'LOG_LEVEL'],
    ['SALES_AGENTS_GROUP', 'SALES_AGENTS_GROUP_ID'],
    ['ORDER_API_TOKEN', 'ORDER_API_TOKENS'],
    ['MicrosoftAppTyp', 'MicrosoftAppType'],
    ['DIRECTORY_SYNCHRONISATION', 'DIRECTORY_SYNC'],
  ])('that are misspelt stop the start: %s', (name, meant) => {
    const complaints = complaintsAbout({ ...required, [name]: 'hidden-value' });
    expect(complaints).toEqual([`  - ${name} is no setting: did you mean ${meant}?`]);
  });

  test('that are misspelt stop the start, even where the right one is set too', () => {
    const group = guid(5);
    const complaints = complaintsAbout({
      ...required,
      ...{ SALES_AGENTS_GROUP_ID: group, SALES_AGENT_GROUP_ID: group },
    });
    expect(namesIn(complaints)).toEqual(['SALES_AGENT_GROUP_ID']);
  });

  test('are told together with misspelt ones', () => {
    const complaints = complaintsAbout({ ...required, PORT: 'x', ATTEST_ADMIN_AGENT_ONLY: 'true' });
    expect(namesIn(complaints)).toEqual(['PORT', 'ATTEST_ADMIN_AGENT_ONLY']);
  });

  test('of other programs are left alone', () => {
    const others = [
      ...[
        'PATH',
        'HOME',
        'HOSTNAME',
        'HOSTS',
        'LOGNAME',
        'LOG_DIR',
        'DATA_CENTER',
        'DATABASE_NAME',
        'PORTS',
        'ADMIN_EMAIL',
      ],
      ...['ORDER_API_SERVICE_HOST', 'ORDER_API_SERVICE_PORT_HTTP', 'ORDER_API_PORT_80_TCP_ADDR', 'PARTNER_SYNC_PORT'],
      ...[
        'TEAMS_WEBHOOK',
        'NODE_ENV',
        'npm_config_user_agent',
        'SANDBOX_PARTNER',
        'POSTGRES_TEST_URL',
        'MICROSOFT_HOME',
      ],
    ];
    const environment = Object.fromEntries(others.map((name) => [name, 'x']));
    expect(complaintsAbout({ ...required, ...environment })).toEqual([]);
    expect(complaintsAbout({ ...required, ...process.env })).toEqual([]);
  });

  test('include the token that the sandbox publishes', () => {
    expect(sandboxBotSettings({})['ORDER_API_TOKENS']).toBe(publishedTokens[0]);
  });

  test('in seconds are milliseconds to the product', () => {
    const seconds = { PARTNER_CENTER_TIMEOUT_SECONDS: '7', STOP_WITHIN_SECONDS: '3' };
    const settings = readProductionSettings({ ...required, ...seconds });
    expect(settings.PARTNER_CENTER_TIMEOUT_SECONDS).toBe(7);
    expect(productSettings(settings)).toMatchObject({
      partnerCenterTimeoutMs: 7_000,
      callDeadlineMs: 14_000,
      stopWithinMs: 3_000,
    });
  });

  test('that are empty count as not set', () => {
    expect(namesIn(complaintsAbout({ ...required, PORT: '', DATABASE_URL: '' }))).toEqual([]);
    expect(complaintsAbout({ ...required, MicrosoftAppId: '' })).toEqual(['  - MicrosoftAppId is missing']);
  });
});

/** `npm run serve`, with these settings and no others. */
function serve(settings: Environment): ChildProcess {
  return spawn(process.execPath, ['bot/index.js'], {
    env: { PATH: process.env['PATH'], ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

describe('npm run serve', () => {
  test('without settings ends at once and names every one it needs', async () => {
    const bot = serve({});
    const [complaint] = await Promise.all([text(bot.stderr!), once(bot, 'exit')]);
    expect(bot.exitCode).toBe(1);
    expect([...namesIn(complaint.trim().split('\n').slice(1))].sort()).toEqual(Object.keys(required).sort());
  });
});

describe('the bot in production', () => {
  let directory: string;
  let bot: ChildProcess;
  let url: string;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'agreement-desk-serve-'));
    const sandbox = { SANDBOX_PARTNER: 'direct-bill', SANDBOX_PARTNER_CENTER_PORT: '4180', NODE_ENV: 'development' };
    bot = serve({ ...required, ...sandbox, PORT: '0', HOST: '127.0.0.1', DATA_DIR: directory });
    url = `http://127.0.0.1:${await portOf(bot)}`;
  });

  afterAll(async () => {
    const ended = once(bot, 'exit');
    bot.kill('SIGTERM');
    await ended;
    await rm(directory, { recursive: true, force: true });
  });

  test('is ready without a call to anybody', async () => {
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
  });

  test('says so when its port is taken', async () => {
    const other = serve({ ...required, PORT: new URL(url).port, HOST: '127.0.0.1', DATA_DIR: directory });
    const [complaint] = await Promise.all([text(other.stderr!), once(other, 'exit')]);
    expect(other.exitCode).toBe(1);
    expect(complaint).toBe('The bot did not start: its port is taken. Set PORT to a free one.\n');
  });

  test.each([
    ['nothing', {}],
    ['an empty token', { Authorization: 'Bearer ' }],
    ['words', { Authorization: 'Bearer not-a-token' }],
    ['another scheme', { Authorization: 'Basic YWRtaW46YWRtaW4=' }],
  ])('takes no activity that is signed with %s', async (_with, headers) => {
    const response = await fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(helpFrom('http://127.0.0.1:9/')),
    });
    expect(response.status).toBe(401);
  });
});

async function portOf(bot: ChildProcess): Promise<number> {
  const complaints: string[] = [];
  createInterface({ input: bot.stderr! }).on('line', (line) => complaints.push(line));
  for await (const line of createInterface({ input: bot.stdout! })) {
    const { msg, port } = JSON.parse(line) as { msg?: string; port?: number };
    if (msg === 'started' && port !== undefined) return port;
  }
  throw new Error(`the bot ended: ${complaints.join('\n')}`);
}

/** What the sandbox's bot would answer. */
function helpFrom(serviceUrl: string): object {
  return {
    type: 'message',
    id: '1',
    text: 'help',
    channelId: 'msteams',
    serviceUrl,
    from: { id: '29:1', name: 'Ada Lindqvist', aadObjectId: 'aaaaaaaa-0000-4000-8000-000000000001' },
    recipient: { id: `28:${guid(1)}`, name: 'Agreement Desk' },
    conversation: { id: 'a:1', conversationType: 'personal', tenantId: guid(2) },
  };
}
