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

/** For every answer, those to programs included: nothing may be framed, guessed at, or loaded from elsewhere, and no script runs. */
export const securityHeaders = helmet({
  contentSecurityPolicy: { useDefaults: false, directives: ownFilesOnly },
  xFrameOptions: { action: 'deny' },
  // The partner may serve other things under the same domain, and decides about them.
  strictTransportSecurity: { maxAge: yearInSeconds, includeSubDomains: false },
});
