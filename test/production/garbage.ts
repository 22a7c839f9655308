import { setTimeout as delay } from 'node:timers/promises';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { rawRequest } from './raw-http.ts';

/** Stands in every body here, and must stand in no line of a log. */
export const marker = 'garbage-marker-7f3a';

interface Garbage {
  readonly name: string;
  readonly parts: () => Iterable<string | Buffer> | AsyncIterable<string | Buffer>;
  /** Answers that are right; usually any 4xx. `cut`: the connection ends without one. */
  readonly right?: readonly (number | 'cut')[];
}

const json: readonly [string, string] = ['Content-Type', 'application/json'];
const type = (value: string): readonly [string, string] => ['Content-Type', value];
const encoding = (value: string): readonly [string, string] => ['Content-Encoding', value];
const chunked: readonly [string, string] = ['Transfer-Encoding', 'chunked'];
const activity = JSON.stringify({ type: 'message', text: marker });

function post(name: string, request: Parameters<typeof rawRequest>[0], right?: Garbage['right']): Garbage {
  return { name, parts: () => [rawRequest(request)], ...(right && { right }) };
}

const contentTypes: readonly Garbage[] = [
  post('csv whose columns are nonsense', {
    headers: [type('text/csv'), ['x-content-columns', 'abc']],
    body: 'a,b\n1,2\n',
  }),
  post('ragged csv', { headers: [type('text/csv')], body: 'a,b\n1\n1,2,3\n"' }),
  post('tab separated values', { headers: [type('text/tsv'), ['x-content-has-headers', '1']], body: 'a\tb\n"' }),
  post('a form with brackets', {
    headers: [type('application/x-www-form-urlencoded')],
    body: `${'a[b]'.repeat(2_000)}=1&__proto__[x]=1&constructor[prototype][x]=${marker}`,
  }),
  post('multipart without a boundary', { headers: [type('multipart/form-data')], body: marker }),
  post('multipart with files', { headers: [type('multipart/form-data; boundary=b')], body: multipart(50) }),
  post('multipart that ends in the middle', {
    headers: [type('multipart/form-data; boundary=b')],
    body: multipart(3).slice(0, -9),
  }),
  post('plain text', { headers: [type('text/plain')], body: marker }),
  post('no content type', { body: activity }),
  post('a content type that is none', { headers: [type(';;;/,')], body: activity }),
  post('two content types', { headers: [json, type('text/csv')], body: activity }),
  post('JSON said to be UTF-16', {
    headers: [type('application/json; charset=utf-16')],
    body: Buffer.from(activity, 'utf16le'),
  }),
  post('a charset that nobody knows', { headers: [type('application/json; charset=x\u0001y')], body: activity }),
];

const encodings: readonly Garbage[] = [
  post('gzip that is none', { headers: [json, encoding('gzip')], body: `not gzip ${marker}` }),
  post('gzip that was cut off', {
    headers: [json, encoding('gzip')],
    body: gzipSync(activity.repeat(99)).subarray(0, 40),
  }),
  post('honest gzip above the limit', { headers: [json, encoding('gzip')], body: randomGzip() }),
  post('a gzip bomb', { headers: [json, encoding('gzip')], body: gzipSync(Buffer.alloc(200 * 1024 * 1024, ' ')) }),
  post('gzip within gzip', { headers: [json, encoding('gzip, gzip')], body: gzipSync(gzipSync(activity)) }),
  post('deflate', { headers: [json, encoding('deflate')], body: deflateSync(activity) }),
  post('brotli', { headers: [json, encoding('br')], body: brotliCompressSync(activity) }),
  post('an encoding that nobody knows', { headers: [json, encoding('rot13')], body: activity }),
  post('gzip in capitals', { headers: [json, encoding('GZIP')], body: 'not gzip' }),
  post('a digest that does not fit', { headers: [json, ['Content-MD5', 'AAAA']], body: activity }),
];

const bodies: readonly Garbage[] = [
  post('no body at all', { headers: [json], length: 'not said' }),
  post('an empty body', { headers: [json], body: '' }),
  post('JSON that is none', { headers: [json], body: `{"text": "${marker}` }),
  post('a byte order mark', { headers: [json], body: `\ufeff${activity}` }),
  post('null', { headers: [json], body: 'null' }),
  post('a list', { headers: [json], body: '[]' }),
  post('a text', { headers: [json], body: `"${marker}"` }),
  post('a number', { headers: [json], body: '1e999' }),
  post('an empty object', { headers: [json], body: '{}' }),
  post('objects 10,000 deep', { headers: [json], body: `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}` }),
  post('lists 200,000 deep', { headers: [json], body: `${'['.repeat(200_000)}${']'.repeat(200_000)}` }),
  post('__proto__', {
    headers: [json],
    body: `{"type":"message","__proto__":{"isAdmin":true},"constructor":{"prototype":{"x":1}}}`,
  }),
  post('bytes that are no UTF-8', { headers: [json], body: Buffer.from([0x7b, 0x22, 0xff, 0xc0, 0x80, 0x22, 0x7d]) }),
  post('NUL and half a surrogate pair', { headers: [json], body: `{"type":"message","text":"\\u0000\\ud800"}` }),
  post('a body of 600 kB', { headers: [json], body: `{"text":"${marker.repeat(32_000)}"}` }),
  { name: 'a body of 64 MB', parts: () => largeBody(64), right: [401, 413, 'cut'] },
  { name: 'chunks that never end', parts: endlessChunks, right: [401, 408, 413, 'cut'] },
  {
    name: 'chunks of a size that is no number',
    parts: () => [rawRequest({ headers: [json, chunked], length: 'not said' }), 'zz\r\n{}\r\n0\r\n\r\n'],
  },
  {
    name: 'a chunk with 100 kB of extensions',
    parts: () => [
      rawRequest({ headers: [json, chunked], length: 'not said' }),
      `2;${'x'.repeat(100_000)}\r\n{}\r\n0\r\n\r\n`,
    ],
  },
  {
    name: '50,000 chunks of one byte',
    parts: () => [
      rawRequest({ headers: [json, chunked], length: 'not said' }),
      `1\r\n \r\n`.repeat(50_000),
      '0\r\n\r\n',
    ],
  },
];

const heads: readonly Garbage[] = [
  post('a method that is none', { method: 'FOO' }),
  post('TRACE', { method: 'TRACE', length: 'not said' }),
  post('CONNECT', { method: 'CONNECT', path: 'evil.example:443', length: 'not said' }, [400, 404, 405, 'cut']),
  post('OPTIONS *', { method: 'OPTIONS', path: '*', length: 'not said' }, [200, 204, 400, 404, 405]),
  post('PUT', { method: 'PUT', headers: [json], body: activity }),
  post('DELETE', { method: 'DELETE', length: 'not said' }),
  post('a method by another header', {
    method: 'GET',
    headers: [['X-HTTP-Method-Override', 'POST']],
    length: 'not said',
  }),
  post('an address of 20 kB', { method: 'GET', path: `/${'a'.repeat(20_000)}`, length: 'not said' }),
  post('an address of 7,000 parameters', {
    path: `/api/messages?${'a=1&'.repeat(3_000)}`,
    headers: [json],
    body: activity,
  }),
  post('percent signs with nonsense', { method: 'GET', path: '/api/%zz/%', length: 'not said' }),
  post('an encoded NUL', { method: 'GET', path: '/api/messages%00', length: 'not said' }),
  post('the way up', { method: 'GET', path: '/api/..%2f..%2fetc/passwd', length: 'not said' }),
  post('a customer of percent signs', {
    method: 'GET',
    path: '/api/customers/%E0%A4%A/order-readiness',
    length: 'not said',
  }),
  post('a whole address', { path: 'http://evil.example/api/messages', headers: [json], body: activity }),
  post('two slashes', { method: 'GET', path: '//evil.example/%2e%2e', length: 'not said' }),
  post('a version that nobody has', {
    method: 'GET',
    path: '/api/messages',
    headers: [['Accept-Version', '~99']],
    length: 'not said',
  }),
  post('an Accept that is none', { headers: [['Accept', ';q=;,/'], json], body: activity }),
  post('HTTP/1.0', { version: 'HTTP/1.0', headers: [json], body: activity }),
  post('HTTP/9.9', { version: 'HTTP/9.9', headers: [json], body: activity }),
  { name: 'HTTP/2 without asking', parts: () => ['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'] },
  { name: 'no HTTP at all', parts: () => [Buffer.from('\u0016\u0003\u0001\u0002\u0000\u0001\u0000', 'latin1')] },
  post('a header with NUL', { headers: [['X-Odd', 'a\u0000b']], body: activity }),
  post('a header of 20 kB', { headers: [['X-Large', 'x'.repeat(20_000)]], body: activity }),
  post('3,000 headers', { headers: Array.from({ length: 3_000 }, (_, n) => [`x${n}`, '1'] as const), body: activity }),
  post('two lengths', { headers: [json, ['Content-Length', '5']], body: activity }),
  post('a length and chunks', { headers: [json, chunked], body: '0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: x\r\n\r\n' }),
  post('chunks that are not the last encoding', {
    headers: [json, ['Transfer-Encoding', 'chunked, identity']],
    body: activity,
    length: 'not said',
  }),
  post('a negative length', { headers: [json], body: activity, length: -1 }),
  post('a length beyond all numbers', { headers: [json, ['Content-Length', '9'.repeat(30)]], length: 'not said' }),
  post('an expectation', { headers: [json, ['Expect', '100-continue']], body: activity }),
  post('an expectation of something else', { headers: [json, ['Expect', 'mercy']], body: activity }),
  post('a line that goes on', { headers: [['X-Folded', 'a\r\n b']], body: activity }),
  post('a line feed alone', { headers: [['X-Odd', 'a\nAuthorization: Bearer x']], body: activity }),
];

const upgrades: readonly Garbage[] = ['/healthz', '/api/messages', '/nowhere'].flatMap((path) => [
  post(
    `an upgrade of ${path} to a web socket`,
    {
      method: 'GET',
      path,
      headers: [
        ['Connection', 'Upgrade'],
        ['Upgrade', 'websocket'],
        ['Sec-WebSocket-Version', '13'],
        ['Sec-WebSocket-Key', 'dGhlIHNhbXBsZSBub25jZQ=='],
      ],
      length: 'not said',
    },
    [200, 400, 401, 404, 405, 415, 426, 501, 'cut'],
  ),
  post(
    `an upgrade of ${path} to HTTP/2`,
    {
      headers: [
        ['Connection', 'Upgrade, HTTP2-Settings'],
        ['Upgrade', 'h2c'],
        ['HTTP2-Settings', 'AAMAAABkAAQAAP__'],
      ],
      path,
    },
    [200, 400, 401, 404, 405, 415, 426, 501, 'cut'],
  ),
]);

const authorizations: readonly Garbage[] = [
  '',
  'Bearer',
  'Bearer ',
  'Bearer a b',
  'Bearer ..',
  'Bearer a.b.c',
  'Basic YWRtaW46YWRtaW4=',
  'Bearer null',
  'bearer x',
  ', ,',
  'Bearer \u00ff\u00fe',
  `Bearer ${'x'.repeat(9_000)}`,
  'Bearer eyJhbGciOiJub25lIn0.e30.',
  'Negotiate TlRMTVNTUAAB',
  'Bearer {}.{}.{}',
].map((value) =>
  post(`Authorization: ${JSON.stringify(value).slice(0, 40)}`, {
    headers: [json, ['Authorization', value]],
    body: activity,
  }),
);

export const allGarbage: readonly Garbage[] = [
  ...contentTypes,
  ...encodings,
  ...bodies,
  ...heads,
  ...upgrades,
  ...authorizations,
];

function multipart(files: number): string {
  const file = (n: number) =>
    `--b\r\nContent-Disposition: form-data; name="f${n}"; filename="f${n}.txt"\r\n\r\n${marker.repeat(500)}\r\n`;
  return `${Array.from({ length: files }, (_, n) => file(n)).join('')}--b--\r\n`;
}

/** No compressor makes random bytes smaller. */
function randomGzip(): Buffer {
  return gzipSync(crypto.getRandomValues(Buffer.alloc(60_000)).toString('hex').repeat(8), { level: 0 });
}

function* largeBody(megabytes: number): Iterable<Buffer> {
  yield rawRequest({ headers: [json], length: megabytes * 1024 * 1024 });
  for (let sent = 0; sent < megabytes; sent += 1) yield Buffer.alloc(1024 * 1024, ' ');
}

async function* endlessChunks(): AsyncIterable<string | Buffer> {
  yield rawRequest({ headers: [json, chunked], length: 'not said' });
  const size = 16 * 1024;
  for (;;) {
    yield `${size.toString(16)}\r\n${' '.repeat(size)}\r\n`;
    await delay(1);
  }
}
