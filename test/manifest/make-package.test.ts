import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import packageJson from '../../package.json' with { type: 'json' };
import { makePackage } from '../../manifest/make-package.ts';
import { jsonIn, packageEnvironment } from '../support/manifest/made-up-package.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'app-package-'));
  path = join(folder, 'agreement-desk.zip');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const make = (environment: Record<string, string>) => makePackage({ environment, version: '1.0.0', path });

function run(environment: Readonly<Record<string, string>>, ...options: readonly string[]) {
  const { PATH } = process.env;
  return spawnSync(process.execPath, ['manifest/index.ts', '--out', path, ...options], {
    env: { PATH, ...environment },
    encoding: 'utf8',
  });
}

describe('npm run package', () => {
  test('writes the package of this version, and says where to take it', () => {
    const { status, stdout, stderr } = run(packageEnvironment);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(
      /agreement-desk\.zip: Agreement Desk .* of Contoso, at https:\/\/desk\.contoso\.com\. Upload it/,
    );
    expect(jsonIn(unzipSync(readFileSync(path)), 'manifest.json')).toMatchObject({ version: packageJson.version });
  });

  test('ends with exit code 1 and says on standard error what is wrong', () => {
    const { status, stdout, stderr } = run({ ...packageEnvironment, PUBLIC_URL: 'https://desk.partner.example' });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('validDomains[0]: is a host of samples (desk.partner.example). Set PUBLIC_URL');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('takes a version for an update that only changes settings', () => {
    expect(run(packageEnvironment, '--app-version', '1.4.2').status).toBe(0);
    expect(jsonIn(unzipSync(readFileSync(path)), 'manifest.json')).toMatchObject({ version: '1.4.2' });
  });
});

test('names all bad settings at once, as the bot does, and asks for no secret', async () => {
  const { isMade, says } = await make({ MicrosoftAppId: 'x', PARTNER_WEBSITE: 'https://www.contoso.com' });
  expect(isMade).toBe(false);
  expect(says.split('\n')).toEqual([
    'The settings cannot be used:',
    '  - PUBLIC_URL is missing',
    '  - PARTNER_NAME is missing',
    '  - PARTNER_WEBSITE_URL is missing',
    '  - PARTNER_CONTACT is missing',
    '  - MicrosoftAppId must be a GUID',
    '  - PARTNER_CLIENT_ID is missing',
    '  - PARTNER_WEBSITE is no setting: did you mean PARTNER_WEBSITE_URL?',
  ]);
});

test('leaves no older package behind when anything is wrong', async () => {
  writeFileSync(path, 'of yesterday');
  expect(await make({ ...packageEnvironment, PARTNER_NAME: '' })).toMatchObject({ isMade: false });
  expect(readdirSync(folder)).toEqual([]);
});

test('is not made for an address on this machine', async () => {
  const { isMade, says } = await make({ ...packageEnvironment, PUBLIC_URL: 'http://127.0.0.1:3978' });
  expect(isMade).toBe(false);
  expect(says).toContain('validDomains[0]: is not a host name alone (127.0.0.1:3978)');
  expect(says).toContain('developer.privacyUrl: does not begin with https://');
});
