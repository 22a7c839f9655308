import { afterEach, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { agent, attestation, customer, documented, failureOf, openClient, requestId } from '../support.ts';

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

type Behaviour = (request: IncomingMessage, response: ServerResponse) => void;

/** A server on loopback that treats its calls one after the other so; the last behaviour goes on. */
async function partnerCenterThat(...behaviours: Behaviour[]) {
  const seen: IncomingMessage[] = [];
  const server = http.createServer((request, response) => {
    seen.push(request);
    request.resume();
    request.on('end', () => behaviours[Math.min(seen.length, behaviours.length) - 1]?.(request, response));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  stops.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return { seen, baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const cuts: Behaviour = (request) => request.socket.destroy();
const cutsMidway: Behaviour = (_, response) => {
  response.writeHead(201, { 'Content-Length': '1000' });
  response.write('\uFEFF{"primaryContact":', () => response.destroy());
};
const stopsInBody: Behaviour = (_, response) => {
  response.writeHead(201);
  response.write('\uFEFF{"userId":');
};
const answersWith =
  (status: number, body: string, headers: Record<string, string> = {}): Behaviour =>
  (_, response) => {
    response.writeHead(status, headers);
    response.end(body);
  };
const tellsName = answersWith(200, documented('profile-organization.json'));
const busy = answersWith(503, '', { 'Retry-After': '0' });

describe('a read', () => {
  test('succeeds although Partner Center was busy three times', async () => {
    const { baseUrl, seen } = await partnerCenterThat(busy, busy, busy, tellsName);
    const { client, logged } = openClient({ baseUrl });
    await expect(client.getPartnerName(agent)).resolves.toBe('TEST_TEST_BugBash1');
    expect(seen).toHaveLength(4);
    expect(logged).toEqual([]);
  });

  test('fails after the third repetition, with one line in the log', async () => {
    const { baseUrl, seen } = await partnerCenterThat(busy);
    const { client, logged } = openClient({ baseUrl });
    await expect(client.getPartnerName(agent)).rejects.toMatchObject({ status: 503 });
    expect(seen).toHaveLength(4);
    expect(logged).toMatchObject([{ phrase: 'partner center call failed', fields: { status: 503 } }]);
  });

  test('is repeated under a new request id, as Microsoft asks after an answer, and the same correlation id', async () => {
    const { baseUrl, seen } = await partnerCenterThat(busy, tellsName);
    await openClient({ baseUrl }).client.getPartnerName(agent);
    const [first, second] = seen.map(({ headers }) => headers);
    expect(second?.['ms-requestid']).not.toBe(first?.['ms-requestid']);
    expect(second?.['ms-correlationid']).toBe(first?.['ms-correlationid']);
  });

  test('is repeated when the time to wait until has come', async () => {
    const date = 'Wed, 21 Oct 2026 07:28:00 GMT';
    const { baseUrl } = await partnerCenterThat(answersWith(429, '', { 'Retry-After': date, Date: date }), tellsName);
    await expect(openClient({ baseUrl }).client.getPartnerName(agent)).resolves.toBe('TEST_TEST_BugBash1');
  });

  test('fails at once where Partner Center asks for a long wait', async () => {
    const throttled = answersWith(429, documented('error-throttled.json'), { 'Retry-After': '57' });
    const { baseUrl, seen } = await partnerCenterThat(throttled);
    await expect(openClient({ baseUrl }).client.getPartnerName(agent)).rejects.toMatchObject({
      status: 429,
      retryAfterMs: 57_000,
    });
    expect(seen).toHaveLength(1);
  });

  test.each([
    ['before its answer', cuts],
    ['in its answer', cutsMidway],
  ])('survives a connection cut %s', async (_, cut) => {
    const { baseUrl } = await partnerCenterThat(cut, tellsName);
    await expect(openClient({ baseUrl }).client.getPartnerName(agent)).resolves.toBe('TEST_TEST_BugBash1');
  });

  test('is not repeated when an agent is refused for a missing second factor', async () => {
    const { baseUrl, seen } = await partnerCenterThat((_, response) => {
      response.writeHead(401, 'Unauthorized - MFA required');
      response.end('{}');
    });
    await expect(openClient({ baseUrl }).client.getPartnerName(agent)).rejects.toMatchObject({ reason: 'mfa-missing' });
    expect(seen).toHaveLength(1);
  });
});

describe('an attestation', () => {
  const attest = (baseUrl: string, timeoutMs = 60_000) => {
    const { client } = openClient({ baseUrl, timeoutMs });
    return failureOf(client.createAttestation(agent, customer, attestation, requestId));
  };

  test.each([
    ['before the answer', cuts],
    ['in the answer', cutsMidway],
  ])('is sent once, and may have been recorded, when the connection is cut %s', async (_, cut) => {
    const { baseUrl, seen } = await partnerCenterThat(cut);
    await expect(attest(baseUrl)).resolves.toMatchObject({ code: 'partner-center-unreachable', mayHaveBeenDone: true });
    expect(seen).toHaveLength(1);
  });

  test.each<[string, Behaviour]>([
    ['no answer comes', () => undefined],
    ['the answer stops in its headers', (request) => request.socket.write('HTTP/1.1 201 Created\r\nContent-')],
    ['the answer stops in its body', stopsInBody],
  ])('is sent once, and may have been recorded, when %s before the deadline', async (_, stall) => {
    const { baseUrl, seen } = await partnerCenterThat(stall);
    await expect(attest(baseUrl, 500)).resolves.toMatchObject({
      code: 'partner-center-timeout',
      mayHaveBeenDone: true,
    });
    expect(seen.length).toBeLessThanOrEqual(1);
  });

  test('was not recorded when nobody listens', async () => {
    const error = await attest('http://127.0.0.1:1');
    expect(error).toMatchObject({ code: 'partner-center-unreachable', detail: 'ECONNREFUSED', mayHaveBeenDone: false });
  });

  test('never goes out over a connection that an earlier call has used', async () => {
    const ports: (number | undefined)[] = [];
    const { baseUrl } = await partnerCenterThat(
      tellsName,
      (request, response) => {
        ports.push(request.socket.remotePort);
        tellsName(request, response);
      },
      (request, response) => {
        ports.push(request.socket.remotePort);
        answersWith(201, documented('create-agreement.json'))(request, response);
      },
    );
    const { client } = openClient({ baseUrl });
    await client.getPartnerName(agent);
    await client.getPartnerName(agent);
    await client.createAttestation(agent, customer, attestation, requestId);
    expect(ports[1]).not.toBe(ports[0]);
  });
});

test.each(['SSH-2.0-OpenSSH_9.6\r\n', '\u0000\u0001\u0002\r\n\r\n', 'HTTP/1.1 999999 What\r\n\r\n'])(
  'what does not speak HTTP is a connection that does not work (%j)',
  async (greeting) => {
    const server = net.createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.resume().end(greeting);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    stops.push(() => new Promise((resolve) => server.close(resolve)));
    const { client } = openClient({ baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
    const error = await failureOf(client.createAttestation(agent, customer, attestation, requestId));
    expect(error).toMatchObject({ code: 'partner-center-unreachable', mayHaveBeenDone: true });
  },
);
