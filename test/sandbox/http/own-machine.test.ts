import { once } from 'node:events';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  type PartnerCenterSandbox,
  startPartnerCenterSandbox,
} from '../../../sandbox/partner-center/partner-center-sandbox.ts';
import { type TeamsSandbox, startTeamsSandbox } from '../../../sandbox/teams/teams-sandbox.ts';
import { sharedKeys } from '../../support/microsoft/shared-keys.ts';

let partnerCenter: PartnerCenterSandbox;
let teams: TeamsSandbox;
beforeAll(async () => {
  partnerCenter = await startPartnerCenterSandbox({ keys: sharedKeys });
  teams = await startTeamsSandbox({ botEndpoint: 'http://127.0.0.1:9/' });
});
afterAll(() => Promise.all([partnerCenter.close(), teams.close()]));

interface Call {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** As it is: `fetch` sets some of the headers itself. */
async function statusOf(url: string, { method = 'POST', headers = {}, body = '' }: Call): Promise<number | undefined> {
  const sending = request(url, { method, headers, agent: false });
  sending.end(body);
  const [response] = (await once(sending, 'response')) as [IncomingMessage];
  await text(response);
  return response.statusCode;
}

const json = { 'content-type': 'application/json' };

describe('what a page of somebody else’s can send is refused', () => {
  test.each([
    ['a form with its origin', { origin: 'https://evil.example', 'content-type': 'text/plain' }],
    ['JSON with its origin', { origin: 'https://evil.example', ...json }],
    ['an origin that is hidden', { origin: 'null' }],
    ['a page on another port of this machine', { origin: 'http://127.0.0.1:3000', ...json }],
    ['an image', { 'sec-fetch-site': 'cross-site' }],
    ['a page of a neighbour', { 'sec-fetch-site': 'same-site' }],
    ['a name that has been made to lead here', { host: 'evil.example:4180' }],
    ['a form without its origin', { 'sec-fetch-site': 'none', 'content-type': 'multipart/form-data; boundary=x' }],
  ])('%s', async (_, headers) => {
    expect(await statusOf(`${partnerCenter.url}/sandbox/reset`, { headers })).toBe(403);
    expect(await statusOf(`${partnerCenter.url}/sandbox/state`, { method: 'GET', headers })).toBe(403);
    expect(await statusOf(`${partnerCenter.url}/v1/../Sandbox/reset`, { headers })).toBe(403);
    expect(await statusOf(`${teams.url}/api/connector-faults`, { headers, body: '[]' })).toBe(403);
    expect(await statusOf(`${teams.url}/connector/v3/conversations`, { headers, body: '{}' })).toBe(403);
  });
});

describe('what this machine sends is served', () => {
  test.each([
    ['curl', { accept: '*/*', 'content-type': 'application/x-www-form-urlencoded' }],
    ['a program that says nothing', {}],
    ['a program that sends JSON', json],
    ['somebody who types the address', { 'sec-fetch-site': 'none' }],
  ])('%s', async (_, headers) => {
    expect(await statusOf(`${partnerCenter.url}/sandbox/faults`, { headers, body: '[]' })).toBe(200);
    expect(await statusOf(`${teams.url}/api/connector-faults`, { headers, body: '[]' })).toBe(204);
  });

  test('the chat page of the Teams sandbox, by each of its names', async () => {
    const port = new URL(teams.url).port;
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]) {
      const headers = { host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin', ...json };
      expect(await statusOf(`${teams.url}/api/connector-faults`, { headers, body: '[]' })).toBe(204);
    }
  });

  test('a link on another page to the chat', async () => {
    const headers = { 'sec-fetch-site': 'cross-site' };
    expect(await statusOf(`${teams.url}/`, { method: 'GET', headers })).toBe(200);
  });
});
