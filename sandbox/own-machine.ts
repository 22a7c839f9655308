import type { IncomingHttpHeaders } from 'node:http';

const loopbackHosts = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Why a request is not for a sandbox to answer; undefined where it is. That it comes over loopback is not enough: every page in a
 * browser on this machine can send one. `isPage` is for what may be opened from a link on another page.
 */
export function whyForeign(headers: IncomingHttpHeaders, { isPage = false } = {}): string | undefined {
  const { host = '127.0.0.1', origin } = headers;
  // A page of somebody else's whose name has been made to lead here (DNS rebinding) still has its own name.
  if (!isLoopback(host)) return 'Host is not this machine.';
  if (origin !== undefined && origin !== `http://${host}`) return 'Origin is another page.';
  if (!isPage && isFromAnotherSite(headers)) return 'The request is from another page.';
  // A browser asks before it sends JSON to somebody else, and sends what a form can send without.
  if (isFromBrowser(headers) && !isJson(headers['content-type'])) return 'From a browser, a body has to be JSON.';
  return undefined;
}

function isFromAnotherSite({ 'sec-fetch-site': site }: IncomingHttpHeaders): boolean {
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}

function isFromBrowser({ origin, 'sec-fetch-site': site }: IncomingHttpHeaders): boolean {
  return origin !== undefined || site !== undefined;
}

function isLoopback(host: string): boolean {
  const url = `http://${host}`;
  return URL.canParse(url) && loopbackHosts.includes(new URL(url).hostname);
}

function isJson(contentType: string | undefined): boolean {
  return contentType === undefined || /^application\/json\s*(?:;|$)/i.test(contentType);
}
