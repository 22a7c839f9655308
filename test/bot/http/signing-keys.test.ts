import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { isRefusal } from '../../../bot/http/refusal.ts';
import { SigningKeys } from '../../../bot/http/signing-keys.ts';
import { teamsCallers } from '../../../bot/http/teams-callers.ts';
import { SandboxKeys } from '../../../sandbox/entra/sandbox-keys.ts';
import { botAppId } from '../../../sandbox/registrations.ts';
import { channelToken } from '../../../sandbox/teams/bot-framework.ts';
import { type Entra, openEntra } from '../../sandbox/entra/entra-client.ts';
import { CapturedLog } from '../../support/captured-log.ts';

const minute = 60_000;
const serviceUrl = 'http://127.0.0.1:4181/connector/';

let entra: Entra;
let framework: SandboxKeys;
let log: CapturedLog;
let upMs: number;
let admit: (token: string) => Promise<string | undefined>;

beforeEach(async () => {
  framework = new SandboxKeys();
  entra = await openEntra({ keys: framework });
  log = new CapturedLog();
  upMs = 0;
  const metadataUrl = `${entra.url}/botframework/v1/.well-known/openidconfiguration`;
  const keys = new SigningKeys({ metadataUrl, log, uptime: () => upMs });
  const callers = teamsCallers({ appId: botAppId, keys, clock: { now: () => new Date() } });
  admit = async (token) => {
    const outcome = await callers(`Bearer ${token}`);
    return isRefusal(outcome) ? outcome.refused : outcome.serviceUrl;
  };
});
afterEach(() => entra.close());

const token = () => channelToken(framework, { serviceUrl });

describe('a key of the Bot Framework', () => {
  test('lets in who comes with its token, and nobody after another bot’s', async () => {
    expect(await admit(await token())).toBe(serviceUrl);
    expect(await admit(await channelToken(framework, { serviceUrl, claims: { aud: 'other' } }))).toBe('token-audience');
  });

  test('that is new is found within a minute, and the one before stays good while it is published', async () => {
    const before = await token();
    expect(await admit(before)).toBe(serviceUrl);
    framework.rotate('botFramework');
    expect(await admit(await token())).toBe('token-key-unknown');
    upMs += minute;
    expect(await admit(await token())).toBe(serviceUrl);
    expect(await admit(before)).toBe(serviceUrl);
  });

  test('that is published no more lets nobody in any more', async () => {
    const before = await token();
    expect(await admit(before)).toBe(serviceUrl);
    framework.rotate('botFramework');
    framework.rotate('botFramework');
    upMs += minute;
    expect(await admit(await token())).toBe(serviceUrl);
    expect(await admit(before)).toBe('token-key-unknown');
  });

  test('that is known goes on while the metadata is away; an unknown one is told as our own fault', async () => {
    const before = await token();
    expect(await admit(before)).toBe(serviceUrl);
    framework.rotate('botFramework');
    const away = { method: 'GET', path: '/botframework/', status: 503, times: 99 };
    await entra.control('faults', [away]);
    upMs += minute;
    expect(await admit(await token())).toBe('keys-unavailable');
    expect(await admit(before)).toBe(serviceUrl);
    expect(log.lines).toMatchObject([{ level: 'error', phrase: 'signing keys could not be read' }]);
  });
});
