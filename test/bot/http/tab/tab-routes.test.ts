import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import nock from 'nock';
import { TabFiles } from '../../../../bot/http/tab/tab-files.ts';
import { addTabRoutes } from '../../../../bot/http/tab/tab-routes.ts';
import { CapturedLog } from '../../../support/captured-log.ts';
import { type OpenDoor, openDoor } from '../../../support/desk/open-door.ts';
import { SignedChannel } from '../../../support/microsoft/signed-channel.ts';

const script = 'console.log("page")';
const index =
  '<html data-teams-origins="%TEAMS_ORIGINS%" data-teams-page="%TEAMS_PAGE%"><script src="/tab/assets/index-abc.js" nonce="%CSP_NONCE%"></script>';

let folder: string;
let channel: SignedChannel;
let door: OpenDoor;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'agreement-desk-tab-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), index);
  await writeFile(join(folder, 'secret.js'), 'secret');
  await writeFile(join(folder, 'assets', 'index-abc.js'), script);
  await writeFile(join(folder, 'assets', 'index-abc.js.br'), brotliCompressSync(script));
  channel = await new SignedChannel().open();
  door = await serve(folder);
});

afterAll(async () => {
  await door.server.close();
  await channel.close();
  nock.restore();
  await rm(folder, { recursive: true });
});

function serve(from: string, log = new CapturedLog()): Promise<OpenDoor> {
  const files = new TabFiles(pathToFileURL(`${from}/`));
  const teamsAppId = '22222222-2222-4222-8222-222222222222';
  const teamsPageOrigins = ['https://teams.example.com'];
  return openDoor(channel, {
    addRoutes: (server) => addTabRoutes(server, { teamsPageOrigins, teamsAppId, log }, files),
  });
}

describe('the page in Teams', () => {
  test('may be framed by Teams alone, and loads from nowhere else', async () => {
    const { headers } = await fetch(`${door.url}/tab/`);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("connect-src 'self';");
    expect(policy).toMatch(/frame-ancestors https:\/\/teams\.microsoft\.com .* https:\/\/teams\.example\.com/);
    expect(policy).not.toMatch(/unsafe|\*(?!\.)/);
    expect(headers.get('x-frame-options')).toBeNull();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('lets in only styles with the nonce of this answer', async () => {
    const nonces = await Promise.all(
      [1, 2].map(async () => {
        const answer = await fetch(`${door.url}/tab/`);
        const [, nonce = ''] = /'nonce-([^']{20,})'/.exec(answer.headers.get('content-security-policy') ?? '') ?? [];
        expect(await answer.text()).toContain(`nonce="${nonce}"`);
        return nonce;
      }),
    );
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  test('is asked for each time, and its files once', async () => {
    const page = await fetch(`${door.url}/tab/?view=customers`);
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const text = await page.text();
    expect(text).toContain('data-teams-origins="https://teams.example.com"');
    expect(text).toContain(
      'data-teams-page="https://teams.microsoft.com/l/entity/22222222-2222-4222-8222-222222222222/desk"',
    );
    for (const encoding of ['br', 'identity']) {
      const file = await fetch(`${door.url}/tab/assets/index-abc.js`, { headers: { 'Accept-Encoding': encoding } });
      expect(file.headers.get('cache-control')).toContain('immutable');
      expect(file.headers.get('content-encoding')).toBe(encoding === 'br' ? 'br' : null);
      expect(await file.text()).toBe(script);
    }
  });

  test.each(['..%2Fsecret.js', '%2e%2e/secret.js', 'index-abc.js.br', 'nothing.js', 'index.html', '..%5Csecret.js'])(
    'gives away no other file: %s',
    async (name) => {
      expect((await fetch(`${door.url}/tab/assets/${name}`)).status).toBe(404);
    },
  );

  test('says so where it was not built, and the log has said it at the start', async () => {
    const log = new CapturedLog();
    const unbuilt = await serve(join(folder, 'nothing'), log);
    const answer = await fetch(`${unbuilt.url}/tab/`);
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('npm run build');
    expect(JSON.stringify(log.lines)).toContain('page for teams was not built');
    await unbuilt.server.close();
  });
});
