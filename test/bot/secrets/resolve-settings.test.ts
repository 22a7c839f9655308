import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, type Environment } from '../../../bot/settings/config.ts';
import { SecretError } from '../../../bot/secrets/kept-secret.ts';
import type { KeyVaults } from '../../../bot/secrets/key-vault.ts';
import { loadSettings } from '../../../bot/secrets/load-settings.ts';
import { requiredSettings } from '../../support/required-settings.ts';
import { readSecret, writeSecret } from '../../../bot/secrets/secret-place.ts';

const { PARTNER_REFRESH_TOKEN: _withIt, ...required } = requiredSettings;
const secret = 'hidden-refresh-token';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'agreement-desk-secrets-'));
  path = join(folder, 'refresh-token');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function keep(text: string | Buffer, mode = 0o600): void {
  writeFileSync(path, text);
  chmodSync(path, mode);
}

/** One vault, without Azure. */
function vault(secrets: Readonly<Record<string, string>>): KeyVaults {
  return {
    read({ name }) {
      const value = secrets[name];
      if (value !== undefined) return Promise.resolve({ value, since: new Date(0) });
      return Promise.reject(new SecretError(`${name} does not exist`, { isMissing: true }));
    },
    write: () => Promise.reject(new Error('nothing writes here')),
  };
}

const inVault = (name: string): string => `keyvault:https://desk.vault.azure.net/secrets/${name}`;

async function complaintsAbout(given: Environment, vaults = vault({})): Promise<readonly string[]> {
  try {
    await loadSettings({ ...required, ...given }, vaults);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems;
  }
}

describe('a setting', () => {
  test('may be in a file of the bot’s own', async () => {
    keep(`${secret}\n`);
    const { settings, places } = await loadSettings({ ...required, PARTNER_REFRESH_TOKEN_FILE: path });
    expect(settings.PARTNER_REFRESH_TOKEN).toBe(secret);
    expect(places.get('PARTNER_REFRESH_TOKEN')).toEqual({ kind: 'file', path });
  });

  test('may be in Azure Key Vault', async () => {
    const given = { ...required, PARTNER_REFRESH_TOKEN: inVault('refresh-token') };
    const { settings } = await loadSettings(given, vault({ 'refresh-token': secret }));
    expect(settings.PARTNER_REFRESH_TOKEN).toBe(secret);
  });

  test('is checked wherever it is kept', async () => {
    keep('no-guid-at-all');
    const { PARTNER_CLIENT_ID: _, ...others } = required;
    const given = { PARTNER_CLIENT_ID: '', PARTNER_CLIENT_ID_FILE: path, PARTNER_REFRESH_TOKEN: secret };
    expect(await complaintsAbout({ ...others, ...given })).toEqual(['PARTNER_CLIENT_ID must be a GUID']);
  });

  test('may be misspelt as a file, too', async () => {
    const given = { PARTNER_REFRESH_TOKEN: secret, PARTNER_CLIENT_SECRT_FILE: path };
    expect(await complaintsAbout(given)).toEqual([
      'PARTNER_CLIENT_SECRT_FILE is no setting: did you mean PARTNER_CLIENT_SECRET_FILE?',
    ]);
  });
});

describe('a secret stops the start, with what mends it and without its value,', () => {
  const complaint = async () => {
    const complaints = await complaintsAbout({ PARTNER_REFRESH_TOKEN_FILE: path });
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).not.toContain(secret);
    return complaints[0]!.replace(path, '<file>').replace(path, '<file>');
  };

  test.each([0o644, 0o640, 0o604, 0o620, 0o602])('when other accounts can get at its file: %o', async (mode) => {
    keep(secret, mode);
    expect(await complaint()).toBe(
      'PARTNER_REFRESH_TOKEN cannot be read: <file> is open to other accounts of this machine: run chmod 600 <file>',
    );
  });

  test('when its file does not exist', async () => {
    expect(await complaint()).toBe('PARTNER_REFRESH_TOKEN cannot be read: <file> does not exist');
  });

  test.each([
    ['is empty', '\n'],
    ['is larger than 64 kB, and so no secret', 'x'.repeat(65 * 1024)],
    ['holds no text', Buffer.from([0x30, 0x82, 0xff, 0xfe])],
  ])('when its file %s', async (why, content) => {
    keep(content);
    expect(await complaint()).toContain(`<file> ${why}`);
  });

  test('when a folder stands there', async () => {
    mkdirSync(path);
    expect(await complaint()).toContain('<file> is a folder');
  });

  test('when it is set twice', async () => {
    keep(secret);
    const given = { PARTNER_REFRESH_TOKEN: secret, PARTNER_REFRESH_TOKEN_FILE: path };
    expect(await complaintsAbout(given)).toEqual([
      'PARTNER_REFRESH_TOKEN and PARTNER_REFRESH_TOKEN_FILE are both set: keep one of them',
    ]);
  });

  test.each([
    'keyvault:http://desk.vault.azure.net/secrets/token',
    'keyvault:https://desk.vault.azure.net.evil.example/secrets/token',
    'keyvault:https://desk.vault.azure.net:8443/secrets/token',
    'keyvault:https://x:y@desk.vault.azure.net/secrets/token',
    'keyvault:https://desk.vault.azure.net/keys/token',
    'keyvault:refresh-token',
  ])('when its reference leads to no vault of Azure: %s', async (reference) => {
    const [only, ...others] = await complaintsAbout({ PARTNER_REFRESH_TOKEN: reference });
    expect(only).toMatch(/^PARTNER_REFRESH_TOKEN must be keyvault: and the identifier of a secret/);
    expect(others).toEqual([]);
  });

  test('when App Service could not resolve its own reference', async () => {
    const reference = '@Microsoft.KeyVault(SecretUri=https://desk.vault.azure.net/secrets/token)';
    expect((await complaintsAbout({ PARTNER_REFRESH_TOKEN: reference }))[0]).toContain('App Service could not resolve');
  });

  test('together with all other bad settings', async () => {
    const given = { PARTNER_REFRESH_TOKEN: inVault('gone'), PARTNER_CLIENT_SECRET: '', PORT: 'x' };
    const names = (await complaintsAbout(given)).map((line) => line.split(' ')[0]);
    expect(names.sort()).toEqual(['PARTNER_CLIENT_SECRET', 'PARTNER_REFRESH_TOKEN', 'PORT']);
  });
});

describe('a secret’s file', () => {
  test('is replaced in one step, for its owner alone, and nothing is left beside it', async () => {
    keep('old');
    await writeSecret({ kind: 'file', path }, secret, vault({}));
    expect(readFileSync(path, 'utf8')).toBe(`${secret}\n`);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['refresh-token']);
    expect(await readSecret({ kind: 'file', path }, vault({}))).toMatchObject({ value: secret });
  });

  test('is replaced where a link leads to it', async () => {
    keep('old');
    const link = join(folder, 'link');
    symlinkSync(path, link);
    await writeSecret({ kind: 'file', path: link }, secret, vault({}));
    expect(readFileSync(path, 'utf8')).toBe(`${secret}\n`);
  });

  test('that cannot be written stays as it is', async () => {
    await expect(
      writeSecret({ kind: 'file', path: join(folder, 'missing', 'token') }, secret, vault({})),
    ).rejects.toThrow('cannot be written (ENOENT)');
  });
});
