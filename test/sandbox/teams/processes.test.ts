import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { afterEach, expect, test } from '@jest/globals';
import { startTeamsSandbox } from '../../../sandbox/teams/teams-sandbox.ts';
import { connectorToken } from '../../support/microsoft/connector-token.ts';
import { freePort } from '../../support/desk/free-port.ts';
import { sharedKeys } from '../../support/microsoft/shared-keys.ts';
import { ada } from './scripted-bot.ts';

type Child = ChildProcessByStdio<null, Readable, Readable>;

const children: Child[] = [];
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  }
});

function start(file: string, env: Record<string, string> = {}): Child {
  const path = new URL(`../../../${file}`, import.meta.url).pathname;
  const child = spawn(process.execPath, [path], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  return child;
}

async function firstLine(stream: Readable): Promise<string> {
  for await (const line of createInterface(stream)) return line;
  throw new Error('The process said nothing.');
}

test('the sandbox says where it listens, and ends when asked to', async () => {
  const child = start('sandbox/teams/index.ts', { SANDBOX_TEAMS_PORT: '0' });
  const line = await firstLine(child.stdout);
  const [url = ''] = /http:\S+/.exec(line) ?? [];
  const events = await fetch(new URL('/api/events', url));
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
  await events.text().catch(() => undefined);
});

test('the sandbox says which setting to change when its port is taken', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const child = start('sandbox/teams/index.ts', { SANDBOX_TEAMS_PORT: String(port) });
  const [line, exit] = await Promise.all([firstLine(child.stderr), once(child, 'exit')]);
  other.close();
  expect(line).toBe(`The Teams sandbox cannot start: port ${port} is taken. Set SANDBOX_TEAMS_PORT to a free one.`);
  expect(exit).toEqual([1, null]);
});

test('`npm start` names every taken port and its setting, and starts nothing', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const port = String((other.address() as AddressInfo).port);
  const ports = { PORT: port, SANDBOX_ENTRA_PORT: port, SANDBOX_PARTNER_CENTER_PORT: port, SANDBOX_TEAMS_PORT: port };
  const child = start('sandbox/start.ts', { ...ports, DATA_DIR: '/nowhere' });
  const [said, shown, exit] = await Promise.all([text(child.stderr), text(child.stdout), once(child, 'exit')]);
  other.close();
  for (const setting of Object.keys(ports)) expect(said).toContain(`is taken. Set ${setting} to a free one.`);
  expect(shown).toBe('');
  expect(exit).toEqual([1, null]);
});

test('`npm start` says in plain sentences that it is ready, and nothing else', async () => {
  const settings = ['SANDBOX_TEAMS_PORT', 'SANDBOX_ENTRA_PORT', 'SANDBOX_PARTNER_CENTER_PORT', 'PORT'];
  const ports = await Promise.all(settings.map(async (setting) => [setting, String(await freePort())] as const));
  const directory = await mkdtemp(join(tmpdir(), 'npm-start-'));
  const child = start('sandbox/start.ts', { ...Object.fromEntries(ports), DATA_DIR: directory });
  const complaints = text(child.stderr);
  const said: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    if (!line.startsWith('Building the page')) said.push(line);
    if (line.includes('Ctrl+C')) child.kill('SIGTERM');
  }
  await rm(directory, { recursive: true });
  const ready = `Agreement Desk is ready. Open the chat: http://127.0.0.1:${ports[0]?.[1]}/`;
  expect(said).toEqual(['', ready, 'Stop with Ctrl+C.']);
  expect(await complaints).toBe('');
});

test('a botbuilder bot can reply, update, read members, answer cards and write by itself', async () => {
  const environment = { ECHO_CONNECTOR_TOKEN: await connectorToken(sharedKeys) };
  const port = await firstLine(start('test/sandbox/teams/echo-bot.ts', environment).stdout);
  const botEndpoint = `http://127.0.0.1:${port}/api/messages`;
  const sandbox = await startTeamsSandbox({ botEndpoint, keys: sharedKeys });
  const api = async (path: string, body?: unknown): Promise<unknown> => {
    const request = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    return (await fetch(`${sandbox.url}/api/people/${ada}/${path}`, request)).json();
  };
  expect(await api('messages', { text: 'hej' })).toMatchObject({ status: 200 });
  expect(await api('messages', { text: 'later' })).toMatchObject({ status: 200 });
  const transcript = (await api('messages')) as { id: string; text: string; updated: boolean }[];
  expect(transcript.map(({ text }) => text)).toEqual(['hej', 'Ada Lindqvist said hej', 'later', 'Later is now.']);
  const action = { activityId: transcript[1]?.id, action: { type: 'Action.Execute', verb: 'x', data: {} } };
  expect(await api('actions', action)).toMatchObject({ status: 200, outcome: { kind: 'card' } });
  await sandbox.close();
});
