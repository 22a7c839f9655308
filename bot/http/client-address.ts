import type { IncomingHttpHeaders } from 'node:http';
import { isIP, isIPv6 } from 'node:net';

interface Connection {
  readonly headers: IncomingHttpHeaders;
  readonly socket: { readonly remoteAddress?: string | undefined };
}

/**
 * The address of the sender. Each proxy adds the address that called it at the end of `X-Forwarded-For`, so only as many entries
 * are believed, from the right, as there are proxies of our own. Without a proxy it is the other end of the connection.
 */
export function clientAddress(request: Connection, trustedProxyHops: number): string {
  const direct = request.socket.remoteAddress ?? '';
  if (trustedProxyHops === 0) return direct;
  const forwarded = String(request.headers['x-forwarded-for'] ?? '').split(',');
  const named = withoutPort(forwarded.at(-trustedProxyHops)?.trim() ?? '');
  return isIP(named) === 0 ? direct : named;
}

/** Azure's gateways write `203.0.113.7:52100`. */
function withoutPort(address: string): string {
  return /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(address)?.[1] ?? /^\[(.+)\](?::\d+)?$/.exec(address)?.[1] ?? address;
}

/** What one sender is counted by. The owner of an IPv6 address has at least 2^64 of them. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail = ''] = plain.split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === '' ? [] : tail.split(':');
  const zeros = plain.includes('::') ? Array<string>(8 - front.length - back.length).fill('0') : [];
  return [...front, ...zeros, ...back].slice(0, 4).join(':');
}
