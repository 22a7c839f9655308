import { describe, expect, test } from '@jest/globals';
import { clientAddress, networkOf } from '../../../bot/http/client-address.ts';

const proxy = '10.0.0.2';

function addressSeen(forwarded: string | undefined, hops: number): string {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  return clientAddress({ headers, socket: { remoteAddress: proxy } }, hops);
}

describe('the address of a sender', () => {
  test.each([
    ['is the other end of the connection where there is no proxy, whatever the sender writes', '203.0.113.9', 0, proxy],
    ['is what the one proxy saw, and not what the sender wrote before it', '1.1.1.1, 203.0.113.9', 1, '203.0.113.9'],
    ['is what the outer one of two proxies saw', '1.1.1.1, 203.0.113.9, 10.0.0.1', 2, '203.0.113.9'],
    ['is the proxy’s where the request came past the outer one', '203.0.113.9', 2, proxy],
    ['is the proxy’s where nothing was forwarded, as for probes', undefined, 1, proxy],
    ['is the proxy’s where it forwards no address', 'unknown', 1, proxy],
    ['is the proxy’s where a list ends in nothing', '203.0.113.9,', 1, proxy],
    ['is the proxy’s where somebody smuggles in a line', '203.0.113.9, 1.1.1.1\u0000', 1, proxy],
    ['has no port, as Azure’s gateways write it', '203.0.113.9:52100', 1, '203.0.113.9'],
    ['has no port nor brackets in IPv6', '[2001:db8::7]:443', 1, '2001:db8::7'],
    ['may be IPv6 without a port', '1.1.1.1, 2001:db8::7', 1, '2001:db8::7'],
  ])('%s', (_is, forwarded, hops, seen) => {
    expect(addressSeen(forwarded, hops)).toBe(seen);
  });

  test('counts with all others of its IPv6 network, and alone in IPv4', () => {
    expect(networkOf('2001:db8:1:2:aaaa::1')).toBe(networkOf('2001:db8:1:2:bbbb::2'));
    expect(networkOf('2001:db8:1:2::1')).not.toBe(networkOf('2001:db8:1:3::1'));
    expect(networkOf('::ffff:203.0.113.9')).toBe('203.0.113.9');
    expect(networkOf('203.0.113.9')).not.toBe(networkOf('203.0.113.10'));
  });
});
