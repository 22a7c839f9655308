import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { type IncomingHttpHeaders, type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer, text } from 'node:stream/consumers';
import { BlobContainer } from '../../../../services/evidence/attachments/blob-container.ts';
import { scanByHook } from '../../../../services/evidence/attachments/scan-hook.ts';

/** Answers as Azure Storage does, and as a scanner, which refuses what says so. */
let server: Server;
let url: string;
const blobs = new Map<string, Buffer>();
const versions = new Set<string>();
let isDown = false;

interface Asked {
  readonly method: string | undefined;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

function statusOf({ method, path, headers, body }: Asked): number {
  if (path === '/scan') return body.includes('virus') ? 422 : 204;
  if (headers.authorization !== 'Bearer ours') return 403;
  versions.add(String(headers['x-ms-version']));
  if (method === 'PUT') return headers['x-ms-blob-type'] === 'BlockBlob' ? put(path, body, headers) : 400;
  if (!blobs.has(path)) return 404;
  if (method === 'DELETE') return blobs.delete(path) ? 202 : 404;
  return 200;
}

function put(path: string, body: Buffer, headers: IncomingHttpHeaders): number {
  if (headers['if-none-match'] === '*' && blobs.has(path)) return 409;
  blobs.set(path, body);
  return 201;
}

beforeAll(async () => {
  server = createServer((request, response) => {
    void buffer(request).then((body) => {
      const { method, headers, url: path = '' } = request;
      const status = isDown ? 503 : statusOf({ method, path, headers, body });
      response.statusCode = status;
      response.end(method === 'GET' && status === 200 ? blobs.get(path) : undefined);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

beforeEach(() => {
  isDown = false;
});

afterAll(() => {
  server.close();
  server.closeAllConnections();
});

describe('a container of Azure Blob Storage', () => {
  const container = () =>
    new BlobContainer({ url: `${url}/evidence`, getToken: () => Promise.resolve('ours'), timeoutMs: 5_000 });

  test('keeps a file until it is removed, and takes no other’s place', async () => {
    await container().put('one', Buffer.from('I accept.'));
    await expect(container().put('one', Buffer.from('I refuse.'))).rejects.toThrow('409');
    expect(await text((await container().open('one'))!)).toBe('I accept.');
    await container().remove('one');
    await container().remove('one');
    expect(await container().open('one')).toBeUndefined();
    expect([...versions]).toEqual(['2021-12-02']);
  });

  test('that cannot be reached is no empty one', async () => {
    isDown = true;
    await expect(container().open('one')).rejects.toThrow('503');
    await expect(container().remove('one')).rejects.toThrow('503');
  });
});

describe('the scanner of the partner', () => {
  const scan = (content: string) => scanByHook({ url: `${url}/scan`, timeoutMs: 5_000 })(Buffer.from(content));

  test('lets a file in or refuses it, and where it does not answer nothing is kept', async () => {
    expect(await scan('I accept.')).toBe(true);
    expect(await scan('a virus')).toBe(false);
    isDown = true;
    await expect(scan('I accept.')).rejects.toThrow('503');
  });
});
