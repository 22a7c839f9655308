import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { chmodSync, copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { decodeJwt } from 'jose';
import { generate } from 'selfsigned';
import type { Environment } from '../../../bot/settings/config.ts';
import { examineInstallation } from '../../../bot/doctor/doctor.ts';
import type { Examined } from '../../../bot/doctor/examine.ts';
import { countsOf, textOf } from '../../../bot/doctor/report.ts';
import { sandboxBotSettings } from '../../../sandbox/bot/settings.ts';
import { type EntraSandbox, startEntraSandbox } from '../../../sandbox/entra/entra-sandbox.ts';
import {
  type PartnerCenterSandbox,
  startPartnerCenterSandbox,
} from '../../../sandbox/partner-center/partner-center-sandbox.ts';
import { people, serviceAccount } from '../../../sandbox/people.ts';
import { partnerAppId, sandboxSecrets } from '../../../sandbox/registrations.ts';
import type { AgentId } from '../../../services/ids.ts';
import { TokenCipher } from '../../../services/sign-in/token-cipher.ts';
import { RefusingConnector } from '../../support/microsoft/refusing-connector.ts';
import { sharedKeys } from '../../support/microsoft/shared-keys.ts';

const elsewhere = '99999999-9999-4999-8999-999999999999';
const [, sam, , gerrit, liNa] = people.map(({ objectId }) => objectId as AgentId);

let entra: EntraSandbox;
let partnerCenter: PartnerCenterSandbox;
let folder: string;

let pem: { readonly cert: string; readonly private: string };

beforeAll(async () => {
  [entra, partnerCenter, pem] = await Promise.all([
    startEntraSandbox({ keys: sharedKeys }),
    startPartnerCenterSandbox({ keys: sharedKeys }),
    generate([{ name: 'commonName', value: 'Agreement Desk' }]),
  ]);
});
afterAll(() => Promise.all([entra.close(), partnerCenter.close()]));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'agreement-desk-doctor-'));
  copyFileSync(String(process.env['MIGRATED_TEST_FILE']), databaseFile());
  chmodSync(databaseFile(), 0o600);
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await fetch(`${entra.url}/sandbox/reset`, { method: 'POST' });
});

const databaseFile = (): string => join(folder, 'agreement-desk.db');

/** The installation that `npm start` makes. */
function installation(): Environment {
  return sandboxBotSettings({
    DATA_DIR: folder,
    EVIDENCE_SIGNING_KEY: Buffer.alloc(32, 7).toString('base64'),
    SANDBOX_ENTRA_PORT: new URL(entra.url).port,
    SANDBOX_PARTNER_CENTER_PORT: new URL(partnerCenter.url).port,
  });
}

async function examined(changed: Environment = {}, visit: Parameters<typeof examineInstallation>[1] = {}) {
  const all: Examined[] = [];
  for await (const one of examineInstallation({ ...installation(), ...changed }, visit)) all.push(one);
  return all;
}

const linesOf = (all: readonly Examined[]): readonly string[] => all.flatMap((one) => textOf(one).split('\n'));
const faultsIn = (all: readonly Examined[]): readonly string[] =>
  linesOf(all).filter((line) => line.startsWith('FAULT') || line.startsWith('  '));

async function entraSwitches(change: object): Promise<void> {
  const body = JSON.stringify(change);
  const headers = { 'Content-Type': 'application/json' };
  expect((await fetch(`${entra.url}/sandbox/switches`, { method: 'POST', headers, body })).ok).toBe(true);
}

async function graphFails(path: string, status: number, body: unknown): Promise<void> {
  const faults = [{ method: 'GET', path, status, body, times: 9 }];
  const headers = { 'Content-Type': 'application/json' };
  await fetch(`${entra.url}/sandbox/faults`, { method: 'POST', headers, body: JSON.stringify(faults) });
}

/** What the database holds of agents who have signed in, each encrypted with a key. */
function storeSignIns(keys: Readonly<Record<string, Buffer>>): void {
  const database = new DatabaseSync(databaseFile());
  for (const [agentId, key] of Object.entries(keys)) {
    const row = [agentId, new TokenCipher([key]).seal('{}', agentId), '2026-03-02'];
    database.prepare('insert into agent_tokens (agent_id, sealed, updated_at) values (?, ?, ?)').run(...row);
  }
  database.close();
}

async function workloadToken(): Promise<string> {
  const answer = await fetch(`${entra.url}/sandbox/tokens`, { method: 'POST', body: '{"kind":"workload"}' });
  return ((await answer.json()) as { access_token: string }).access_token;
}

/** Of somebody who has signed in and consented, as `npm run consent` would get it. */
async function refreshTokenOf(oid: string | undefined): Promise<string> {
  await entraSwitches({ oid, consent: 'given' });
  const inAWeek = Math.floor(Date.now() / 1_000) + 7 * 86_400;
  return sharedKeys.seal({
    oid: oid ?? '',
    client: partnerAppId,
    at: Date.now(),
    mfa: true,
    issued: Date.now(),
    exp: inAWeek,
  });
}

test('a good installation is good in every step, and nothing secret is said', async () => {
  const all = await examined({}, { as: sam! });
  expect(faultsIn(all)).toEqual(['         → say hello to it in Teams, and run this again']);
  expect(countsOf(all)).toEqual({ faults: 0, warnings: 1, skipped: 0 });
  const lines = linesOf(all);
  expect(lines).toContain('ok       groups: AdminAgents has 2 members');
  expect(lines).toContain('ok       sign-in of agents: TOKEN_KEYS opens all stored sign-ins (0)');
  expect(lines).toContain('ok       service account: it signed in with a second factor');
  expect(lines).toContainEqual(expect.stringContaining('is sales-agent; may see-status, attest, invite'));
  for (const secret of Object.values(sandboxSecrets)) expect(JSON.stringify(all)).not.toContain(secret);
});

interface Wrong {
  readonly prepare?: () => Promise<void> | void;
  readonly changed?: () => Environment | Promise<Environment>;
  readonly visit?: Parameters<typeof examineInstallation>[1];
  /** Each line that is no "ok" and no warning. */
  readonly says: readonly string[];
  readonly skips?: readonly string[];
}

const onDatabase = ['Teams channel', 'sign-in of agents'];
const onAccount = ['partner type', 'template', 'customers'];
const wrong: Readonly<Record<string, Wrong>> = {
  'two settings are bad, and the rest is examined all the same': {
    changed: () => ({ PORT: 'x', PARTNER_CLIENT_SECRT: 'x' }),
    says: ['settings: PORT must be a port number', 'settings: PARTNER_CLIENT_SECRT is no setting'],
  },
  'a secret’s file is open to others': {
    prepare: () => {
      writeFileSync(join(folder, 'secret'), sandboxSecrets.partner);
      chmodSync(join(folder, 'secret'), 0o644);
    },
    changed: () => ({ PARTNER_CLIENT_SECRET: '', PARTNER_CLIENT_SECRET_FILE: join(folder, 'secret') }),
    says: ['settings: PARTNER_CLIENT_SECRET cannot be read: '],
    skips: ['partner registration', 'groups', 'roles', 'sign-in of agents', 'service account', ...onAccount],
  },
  'the database is damaged': {
    prepare: () => writeFileSync(databaseFile(), 'no database, and long enough to be read as one '.repeat(100)),
    says: ['database: cannot be opened (damaged)'],
    skips: onDatabase,
  },
  'the database belongs to a newer version': {
    prepare: () => {
      const database = new DatabaseSync(databaseFile());
      database.exec("insert into kysely_migration (name, timestamp) values ('9999-future', '')");
      database.close();
    },
    says: ['database: a newer version of Agreement Desk has migrated it'],
    skips: onDatabase,
  },
  'PostgreSQL is away': {
    changed: () => ({ DATABASE_URL: 'postgres://nobody:hunter2@127.0.0.1:9/desk' }),
    says: ['database: cannot be opened (no-answer)'],
    skips: onDatabase,
  },
  'no key for the agents’ sign-ins is set': {
    changed: () => ({ TOKEN_KEYS: '' }),
    says: ['settings: TOKEN_KEYS is needed for AGENT_SIGN_IN=each'],
    skips: ['sign-in of agents', 'enhanced attestation'],
  },
  'a key for the agents’ sign-ins is too short': {
    changed: () => ({ TOKEN_KEYS: `${sandboxSecrets.tokenKey},aHVudGVyMg==` }),
    says: ['settings: TOKEN_KEYS must be one or two keys of 32 bytes in base64'],
    skips: ['sign-in of agents', 'enhanced attestation'],
  },
  'the key is not the one that encrypted the agents’ sign-ins': {
    prepare: () => storeSignIns({ [sam!]: Buffer.alloc(32, 'sandbox'), [liNa!]: Buffer.alloc(32, 'another') }),
    says: ['sign-in of agents: TOKEN_KEYS opens 1 of 2 stored sign-ins'],
  },
  'the registration knows another public address': {
    changed: () => ({ PUBLIC_URL: 'https://desk.partner.example' }),
    says: [
      'sign-in of agents: api://desk.partner.example/botid-',
      'sign-in of agents: Entra does not know the redirect URI https://desk.partner.example/auth/end',
    ],
  },
  'the registration does not know the certificate': {
    changed: () => ({ PARTNER_CLIENT_SECRET: '', PARTNER_CLIENT_CERTIFICATE: pem.cert + pem.private }),
    says: ['partner registration: the registration does not know the certificate (AADSTS700027)'],
    skips: ['groups', 'roles', 'sign-in of agents', 'service account', ...onAccount],
  },
  'the registration does not trust the identity': {
    prepare: async () => {
      const { sub: _, ...claims } = decodeJwt(await workloadToken());
      writeFileSync(join(folder, 'token'), await sharedKeys.sign('entra', { ...claims, sub: elsewhere }));
    },
    changed: () => ({ MicrosoftAppPassword: '', MicrosoftAppFederation: join(folder, 'token') }),
    says: ['bot registration: the registration does not trust this identity (AADSTS700213)'],
    skips: ['Teams channel'],
  },
  'the clock is wrong': {
    visit: { clock: { now: () => new Date(Date.now() + 3_600_000) } },
    says: ['seconds ahead of Microsoft’s'],
  },
  'the Bot Framework’s keys cannot be read': {
    changed: () => ({ BOT_FRAMEWORK_METADATA_URL: `${entra.url}/nowhere` }),
    says: ['signing keys: the Bot Framework’s keys cannot be read'],
  },
  'the bot’s secret is wrong': {
    changed: () => ({ MicrosoftAppPassword: 'hunter2' }),
    says: ['bot registration: the client secret is wrong (AADSTS7000215)'],
    skips: ['Teams channel'],
  },
  'the tenant does not know the bot': {
    changed: () => ({ MicrosoftAppId: elsewhere }),
    says: [
      'bot registration: the tenant has no such application (AADSTS700016)',
      `/botid-${elsewhere}: the tenant has no application of this address (AADSTS500011)`,
    ],
    skips: ['Teams channel'],
  },
  'the partner’s tenant does not exist': {
    changed: () => ({ PARTNER_TENANT_ID: elsewhere }),
    says: ['partner registration: there is no such tenant (AADSTS90002)'],
    skips: ['groups', 'roles', 'sign-in of agents', 'service account', ...onAccount],
  },
  'a group does not exist': {
    changed: () => ({ SALES_AGENTS_GROUP_ID: elsewhere }),
    says: ['groups: SALES_AGENTS_GROUP_ID is no group of the tenant'],
  },
  'the registration may not read groups': {
    prepare: () => graphFails('/groups/', 403, { error: { code: 'Authorization_RequestDenied', message: 'x' } }),
    says: Array<string>(3).fill('groups: Microsoft Graph does not let the registration read groups (403)'),
  },
  'the one who asks has no role': {
    visit: { as: liNa! },
    says: [`roles: ${String(liNa)} has no role`],
  },
  'the refresh token has expired': {
    prepare: () => entraSwitches({ oid: serviceAccount.objectId, sessions: 'expired' }),
    says: ['service account: the refresh token has expired (AADSTS700082)'],
    skips: onAccount,
  },
  'the sign-in of the service account was revoked': {
    prepare: () => entraSwitches({ oid: serviceAccount.objectId, sessions: 'revoked' }),
    says: ['service account: the sign-in was revoked, or the password has changed since (AADSTS50173)'],
    skips: onAccount,
  },
  'the service account signed in without a second factor': {
    prepare: () => entraSwitches({ oid: serviceAccount.objectId, mfa: 'missing' }),
    says: ['service account: it signed in without a second factor'],
    skips: onAccount,
  },
  'the service account is no Admin agent': {
    changed: async () => ({ PARTNER_REFRESH_TOKEN: await refreshTokenOf(sam) }),
    says: ['service account: it is not in AdminAgents'],
    skips: onAccount,
  },
  'the service account is disabled': {
    prepare: () => entraSwitches({ oid: serviceAccount.objectId, disabled: true }),
    says: ['service account: the account is disabled (AADSTS50057)'],
    skips: onAccount,
  },
  'Partner Center cannot be reached': {
    changed: () => ({ PARTNER_CENTER_URL: 'http://127.0.0.1:9' }),
    says: ['service account: Partner Center cannot be reached (network)'],
    skips: onAccount,
  },
};

describe('a wrong installation is named, and what can still be examined is:', () => {
  test.each(Object.entries(wrong))('%s', async (_, { prepare, changed, visit = {}, says, skips = [] }) => {
    await prepare?.();
    const all = await examined(await changed?.(), visit);
    const faults = all.flatMap(({ step, findings }) =>
      findings.flatMap((one) => (one.kind === 'fault' ? [{ ...one, step }] : [])),
    );
    expect(faults.map(({ step, says: said }) => `${step}: ${said}`)).toEqual(
      says.map((one) => expect.stringContaining(one)),
    );
    for (const { mend } of faults) expect(mend.length).toBeGreaterThan(5);
    expect(all.flatMap(({ step, skipped }) => (skipped === undefined ? [] : [step]))).toEqual(skips);
    expect(JSON.stringify(all)).not.toContain('hunter2');
  });
});

test('where nobody has consented yet, the command for that is named', async () => {
  const nowhere = { PARTNER_REFRESH_TOKEN: '', PARTNER_REFRESH_TOKEN_FILE: `${databaseFile()}.not-there` };
  const [settings] = await examined(nowhere);
  expect(settings?.findings).toMatchObject([{ kind: 'fault', mend: expect.stringContaining('npm run consent') }]);
});

test('certificates and trusted identities are as good as secrets', async () => {
  const certificate = pem.cert + pem.private;
  const body = JSON.stringify({ certificate: pem.cert });
  await fetch(`${entra.url}/sandbox/certificates`, { method: 'POST', body });
  writeFileSync(join(folder, 'token'), await workloadToken());
  const all = await examined({
    ...{ PARTNER_CLIENT_SECRET: '', PARTNER_CLIENT_CERTIFICATE: certificate },
    ...{ MicrosoftAppPassword: '', MicrosoftAppFederation: join(folder, 'token') },
  });
  expect(faultsIn(all)).toEqual(['         → say hello to it in Teams, and run this again']);
});

test('where nobody signs in, nothing about it is wrong', async () => {
  const all = await examined({ AGENT_SIGN_IN: 'service-account', LETTERS_FROM_AGENTS: '', TOKEN_KEYS: '' });
  expect(linesOf(all)).toContainEqual(expect.stringMatching(/^ok +sign-in of agents: nobody signs in/));
});

test('a Global administrator as service account is a warning, because it works and should not', async () => {
  const all = await examined({ PARTNER_REFRESH_TOKEN: await refreshTokenOf(gerrit) });
  expect(linesOf(all)).toContainEqual(expect.stringMatching(/^warning +service account: it is a Global administrator/));
});

describe('the Teams channel, once somebody has talked to the bot,', () => {
  test.each([
    [200, /^ok +Teams channel: Teams answers the bot/],
    [404, /^ok +Teams channel: Teams knows the bot; the last chat with it is gone/],
    [401, /^FAULT +Teams channel: Teams refuses the bot/],
  ])('is known by an answer of %i', async (status, line) => {
    const connector = await RefusingConnector.open();
    connector.answer = { status };
    const database = new DatabaseSync(databaseFile());
    const chat = ['a:1', String(sam), 'personal', connector.serviceUrl, '{}', '2026-03-02', '2026-03-02'];
    const columns = 'conversation_id, agent_id, kind, service_url, reference, updated_at, heard_at';
    database.prepare(`insert into conversations (${columns}) values (?, ?, ?, ?, ?, ?, ?)`).run(...chat);
    database.close();
    expect(linesOf(await examined())).toContainEqual(expect.stringMatching(line));
    expect(connector.received.map(({ call }) => call)).toEqual(['GET /v3/conversations/a%3A1/members']);
    await connector.close();
  });
});
