import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { type IncomingHttpHeaders, type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer, text } from 'node:stream/consumers';
import { BlobContainer } from '../../../../services/evidence/attachments/blob-container.ts';
import { headsBlob } from '../../../../services/evidence/heads-blob.ts';
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
  if (method === 'PUT' && path.endsWith('?comp=appendblock')) return append(path.replace(/\?.*/, ''), body);
  if (method === 'PUT')
    return ['BlockBlob', 'AppendBlob'].includes(String(headers['x-ms-blob-type'])) ? put(path, body, headers) : 400;
  if (!blobs.has(path)) return 404;
  if (method === 'DELETE') return blobs.delete(path) ? 202 : 404;
  return 200;
}

function put(path: string, body: Buffer, headers: IncomingHttpHeaders): number {
  if (headers['if-none-match'] === '*' && blobs.has(path)) return 409;
  blobs.set(path, body);
  return 201;
}

function append(path: string, body: Buffer): number {
  const before = blobs.get(path);
  if (before) blobs.set(path, Buffer.concat([before, body]));
  return before ? 201 : 404;
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

  test('keeps all heads of a month in a blob that only grows', async () => {
    const place = headsBlob(container());
    await place.publish(['one\n', 'two\n'], new Date('2026-01-31T23:59:59Z'));
    await place.publish(['three\n'], new Date('2026-01-31T23:59:59Z'));
    await place.publish(['four\n'], new Date('2026-02-01T00:00:00Z'));
    expect(await text((await container().open('heads-2026-01.txt'))!)).toBe('one\n\ntwo\n\nthree\n\n');
    expect(await text((await container().open('heads-2026-02.txt'))!)).toBe('four\n\n');
    isDown = true;
    await expect(place.publish(['five\n'], new Date('2026-02-01T00:00:00Z'))).rejects.toThrow('503');
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
