import { randomBytes } from 'node:crypto';
import helmet from 'helmet';
import { forTheWeb } from '../security-headers.ts';

/** Where Teams, Outlook and Microsoft 365 run in a browser (tab-requirements, `frame-ancestors`). */
const teamsHosts = [
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.cloud.microsoft',
  'https://*.skype.com',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office.com',
  'https://outlook.office365.com',
];

const nonceBytes = 16;

export function newNonce(): string {
  return randomBytes(nonceBytes).toString('base64');
}

interface PageAddress {
  readonly nonce: string;
  /** Further hosts that may frame the page. */
  readonly origins: readonly string[];
}

/**
 * For the page itself: scripts and calls go to us alone, and only Teams may frame it. Fluent writes its styles while it runs; they
 * carry the nonce.
 */
export function tabHeaders({ nonce, origins }: PageAddress) {
  return helmet({
    ...forTheWeb,
    // `frame-ancestors` names who may; this header knows no such list.
    xFrameOptions: false,
    crossOriginOpenerPolicy: { policy: 'same-origin-allow-popups' },
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'", `'nonce-${nonce}'`],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'"],
        'connect-src': ["'self'"],
        'base-uri': ["'none'"],
        'form-action': ["'none'"],
        'frame-ancestors': [...teamsHosts, ...origins],
      },
    },
  });
}
