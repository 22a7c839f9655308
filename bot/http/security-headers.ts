import helmet from 'helmet';

const yearInSeconds = 365 * 24 * 60 * 60;

const ownFilesOnly = {
  'default-src': ["'none'"],
  'style-src': ["'self'"],
  'img-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
};

/** What holds for pages and programs alike. */
export const forTheWeb = {
  // The partner may serve other things under the same domain, and decides about them.
  strictTransportSecurity: { maxAge: yearInSeconds, includeSubDomains: false },
} as const;

const unframed = { ...forTheWeb, xFrameOptions: { action: 'deny' } } as const;

/** For every answer, those to programs included: nothing may be framed, guessed at, or loaded from elsewhere, and no script runs. */
export const securityHeaders = helmet({
  ...unframed,
  contentSecurityPolicy: { useDefaults: false, directives: ownFilesOnly },
});

/** For a page that Teams opens in a window of its own: scripts from files of ours, and it may speak to the window that opened it. */
export const popupHeaders = helmet({
  ...unframed,
  contentSecurityPolicy: { useDefaults: false, directives: { ...ownFilesOnly, 'script-src': ["'self'"] } },
  crossOriginOpenerPolicy: { policy: 'unsafe-none' },
});
