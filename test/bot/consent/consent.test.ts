import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '../../../bot/settings/config.ts';
import { runConsent } from '../../../bot/consent/run-consent.ts';
import type { Terminal } from '../../../bot/consent/terminal.ts';
import { sandboxBotSettings } from '../../../sandbox/bot/settings.ts';
import { type EntraSandbox, startEntraSandbox } from '../../../sandbox/entra/entra-sandbox.ts';
import {
  type PartnerCenterSandbox,
  startPartnerCenterSandbox,
} from '../../../sandbox/partner-center/partner-center-sandbox.ts';
import { people, serviceAccount } from '../../../sandbox/people.ts';
import { sharedKeys } from '../../support/microsoft/shared-keys.ts';
import { until } from '../../support/until.ts';

let entra: EntraSandbox;
let partnerCenter: PartnerCenterSandbox;
let folder: string;

beforeAll(async () => {
  [entra, partnerCenter] = await Promise.all([
    startEntraSandbox({ keys: sharedKeys }),
    startPartnerCenterSandbox({ keys: sharedKeys }),
  ]);
});
afterAll(() => Promise.all([entra.close(), partnerCenter.close()]));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'agreement-desk-consent-'));
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await fetch(`${entra.url}/sandbox/reset`, { method: 'POST' });
});

const tokenFile = (): string => join(folder, 'refresh-token');

/** Somebody at a terminal, who reads and may paste. */
class Person implements Terminal {
  readonly lines: string[] = [];
  readonly isPrivate: boolean;
  #paste: (line: string) => void = () => undefined;

  constructor({ isPrivate = true } = {}) {
    this.isPrivate = isPrivate;
  }

  say(line: string): void {
    this.lines.push(line);
  }

  nextLine(): Promise<string> {
    return new Promise((resolve) => (this.#paste = resolve));
  }

  paste(line: string): void {
    this.#paste(line);
  }

  close(): void {
    // Nothing is open.
  }

  get said(): string {
    return this.lines.join('\n');
  }
}

function run(person: Person, given: Environment, ...args: readonly string[]): Promise<number> {
  const { PARTNER_REFRESH_TOKEN: _, ...settings } = sandboxBotSettings({
    SANDBOX_ENTRA_PORT: new URL(entra.url).port,
    SANDBOX_PARTNER_CENTER_PORT: new URL(partnerCenter.url).port,
  });
  return runConsent(args, { ...settings, ...given }, { terminal: person });
}

/** In the browser: chooses an account, approves and accepts. Where Entra then sends the browser, unless that is a page. */
async function signInAt(
  url: string,
  objectId: string,
  last: object = { consent: 'accepted' },
): Promise<string | undefined> {
  const form = new URLSearchParams({ person: objectId, mfa: 'approved', ...last });
  const response = await fetch(url, { method: 'POST', body: form, redirect: 'manual' });
  return response.headers.get('location') ?? undefined;
}

const addressSaidTo = (person: Person): Promise<string> =>
  until('an address to open', () => /http:\S+authorize\?\S+/.exec(person.said)?.[0]);

describe('npm run consent', () => {
  test('takes the service account through the browser, and keeps its token in the file that the settings name', async () => {
    const person = new Person();
    const running = run(person, { PARTNER_REFRESH_TOKEN_FILE: tokenFile() });
    const back = await signInAt(await addressSaidTo(person), serviceAccount.objectId);
    expect(await (await fetch(back!)).text()).toContain('You can close this window');
    expect(await running).toBe(0);
    expect(person.said).toContain('ok       service account: it signed in with a second factor');
    expect(person.said).toContain('ok       service account: it is in AdminAgents');
    expect(person.said).toContain(`The refresh token is in ${tokenFile()}`);
    const token = readFileSync(tokenFile(), 'utf8').trim();
    expect(token.length).toBeGreaterThan(50);
    expect(person.said).not.toContain(token);
    expect(statSync(tokenFile()).mode & 0o777).toBe(0o600);
  });

  test('takes the address at which a browser on another machine ended', async () => {
    const person = new Person();
    const running = run(person, { PARTNER_REFRESH_TOKEN_FILE: tokenFile() });
    const back = await signInAt(await addressSaidTo(person), serviceAccount.objectId);
    person.paste('https://login.microsoftonline.com/common?code=of-somebody-else');
    await until('a complaint', () => person.said.includes('That is not the address') || undefined);
    person.paste(`${back!}\n`);
    expect(await running).toBe(0);
  });

  test('takes a device code', async () => {
    const person = new Person();
    const running = run(person, { PARTNER_REFRESH_TOKEN_FILE: tokenFile() }, '--device-code');
    const code = await until('a code', () => /enter (\w+),/.exec(person.said)?.[1]);
    await signInAt(`${entra.url}/devicelogin?user_code=${code}`, serviceAccount.objectId);
    expect(await running).toBe(0);
    expect(readFileSync(tokenFile(), 'utf8').trim().length).toBeGreaterThan(50);
  });

  test('shows the token where only the environment keeps it, to a terminal and to nothing else', async () => {
    const person = new Person();
    const running = run(person, {});
    await fetch((await signInAt(await addressSaidTo(person), serviceAccount.objectId))!);
    expect(await running).toBe(0);
    expect(person.said).toContain('Set PARTNER_REFRESH_TOKEN to this');
    const log = new Person({ isPrivate: false });
    expect(await run(log, {})).toBe(1);
    expect(log.said).toContain('Set PARTNER_REFRESH_TOKEN_FILE');
    expect(log.said).not.toContain('authorize');
  });

  test('keeps nothing of an account that is no Admin agent, and says what to do', async () => {
    const person = new Person();
    const running = run(person, { PARTNER_REFRESH_TOKEN_FILE: tokenFile() });
    await fetch((await signInAt(await addressSaidTo(person), people[1]!.objectId))!);
    expect(await running).toBe(1);
    expect(person.said).toContain('FAULT    service account: it is not in AdminAgents');
    expect(person.said).toContain('→ add it to the group AdminAgents');
    expect(() => statSync(tokenFile())).toThrow('ENOENT');
  });

  test('ends when the person declines', async () => {
    const person = new Person();
    const running = run(person, { PARTNER_REFRESH_TOKEN_FILE: tokenFile() });
    await fetch((await signInAt(await addressSaidTo(person), serviceAccount.objectId, { consent: 'declined' }))!);
    expect(await running).toBe(1);
    expect(person.said).toContain('Nothing was kept: the sign-in was not finished (access_denied)');
  });

  test('takes no answer to another sign-in', async () => {
    const person = new Person();
    const running = run(person, { PARTNER_REFRESH_TOKEN_FILE: tokenFile() });
    const back = new URL((await signInAt(await addressSaidTo(person), serviceAccount.objectId))!);
    back.searchParams.set('state', 'forged');
    await fetch(back);
    expect(await running).toBe(1);
    expect(person.said).toContain('belongs to another sign-in');
  });

  test('asks for the settings that it needs before anybody signs in', async () => {
    const person = new Person();
    expect(await run(person, { PARTNER_CLIENT_SECRET: '', ADMIN_AGENTS_GROUP_ID: 'x' })).toBe(1);
    expect(person.said).toContain('PARTNER_CLIENT_SECRET, ADMIN_AGENTS_GROUP_ID');
    const twice = { PARTNER_REFRESH_TOKEN: 'x', PARTNER_REFRESH_TOKEN_FILE: tokenFile() };
    expect(await run(person, twice)).toBe(1);
    expect(person.said).toContain('are both set');
    expect(await run(person, {}, '--browser')).toBe(2);
  });
});
