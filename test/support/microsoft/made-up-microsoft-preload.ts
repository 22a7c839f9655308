// Loaded by `NODE_OPTIONS=--import` into the bot under test, never by the product: whatever it calls in the world answers on loopback.
import { appendFileSync } from 'node:fs';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import type tls from 'node:tls';

/** The modules as `require` has them: Node's own HTTPS, and every client, look `connect` up there at each connection. */
const require = createRequire(import.meta.url);
const liveTls = require('node:tls') as { connect: (...given: unknown[]) => tls.TLSSocket };

const port = Number(process.env['MADE_UP_MICROSOFT_PORT']);
const refusedFile = process.env['MADE_UP_MICROSOFT_REFUSED'];
const loopback = new Set(['127.0.0.1', '::1', 'localhost']);

const connectTls = liveTls.connect.bind(liveTls);
liveTls.connect = (...given) => {
  const { host, options, listener } = readArguments(given);
  // Over a connection that stands already, as PostgreSQL does it. `fetch` names one that it does not have.
  if (options.socket) return connectTls(...given);
  const asked = { servername: net.isIP(host) ? '' : host, ...options };
  return connectTls({ ...asked, host: '127.0.0.1', port }, ...listener);
};

/** What no TLS is spoken to must be on this machine: another instance, the database. */
const sockets = net.Socket.prototype as unknown as { connect: (this: net.Socket, ...given: unknown[]) => net.Socket };
const { connect: connectSocket } = sockets;
sockets.connect = function (...given) {
  const { host, path } = target(given);
  if (path !== undefined || loopback.has(host)) return connectSocket.apply(this, given);
  if (refusedFile !== undefined) appendFileSync(refusedFile, `${host}\n`);
  return this.destroy(new Error('nothing leaves this machine in a test'));
};

syncBuiltinESMExports();

interface Target {
  readonly host: string;
  readonly path?: string | undefined;
}

function readArguments(given: readonly unknown[]) {
  const listener = given.filter((one) => typeof one === 'function');
  const options = Object.assign({}, ...given.filter((one) => typeof one === 'object')) as {
    servername?: string;
    socket?: unknown;
  };
  return { host: target(given).host, options: withoutEmpty(options), listener };
}

function withoutEmpty<Options extends { servername?: string }>(options: Options): Options {
  if (options.servername) return options;
  const { servername: _servername, ...others } = options;
  return others as Options;
}

/** Node hands its own calls on as one array that is made ready; all others come as options, or port and host. */
function target(given: readonly unknown[]): Target {
  const [first, second] = (Array.isArray(given[0]) ? given[0] : given) as readonly unknown[];
  if (typeof first === 'object' && first !== null) {
    const { host, path } = first as { host?: string | null; path?: string | null };
    return { host: host ?? 'localhost', path: path ?? undefined };
  }
  return { host: typeof second === 'string' ? second : 'localhost' };
}
