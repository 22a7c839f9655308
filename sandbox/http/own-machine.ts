import type { IncomingHttpHeaders } from 'node:http';
import { isOnThisMachine } from '../../bot/settings/microsoft-addresses.ts';

/**
 * Why a sandbox must not answer a request; undefined where it may. It is not enough that the request comes over loopback, because
 * every page in a browser on this machine can send one. `isPage` is for what may be opened from a link on another page, and for the
 * forms on it.
 */
export function whyForeign(headers: IncomingHttpHeaders, { isPage = false } = {}): string | undefined {
  const { host = '127.0.0.1', origin } = headers;
  // The name of a foreign page can be made to lead here (DNS rebinding), but the request still bears that name.
  if (!isOnThisMachine(`http://${host}`)) return 'Host is not this machine.';
  if (origin !== undefined && origin !== `http://${host}`) return 'Origin is another page.';
  if (!isPage && isFromAnotherSite(headers)) return 'The request is from another page.';
  const isOwnForm = isPage && origin !== undefined;
  return isOwnForm || mayComeFromBrowser(headers) ? undefined : 'From a browser, a body has to be JSON.';
}

/** A browser asks first before it sends JSON to another site, but not before it sends what a form can send. */
function mayComeFromBrowser(headers: IncomingHttpHeaders): boolean {
  return !isFromBrowser(headers) || isJson(headers['content-type']);
}

function isFromAnotherSite({ 'sec-fetch-site': site }: IncomingHttpHeaders): boolean {
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}

function isFromBrowser({ origin, 'sec-fetch-site': site }: IncomingHttpHeaders): boolean {
  return origin !== undefined || site !== undefined;
}

function isJson(contentType: string | undefined): boolean {
  return contentType === undefined || /^application\/json\s*(?:;|$)/i.test(contentType);
}
