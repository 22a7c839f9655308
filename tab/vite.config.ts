import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** Stands in the built page for what `bot/http/tab/tab-routes.ts` makes up for each request. */
const noncePlace = '%CSP_NONCE%';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/tab/',
  html: { cspNonce: noncePlace },
  // Oldest first that the web client of Teams runs in (Microsoft 365 browser requirements: the newest two of each).
  build: { target: 'es2023', assetsInlineLimit: 0, modulePreload: { polyfill: false }, chunkSizeWarningLimit: 1_500 },
  // Each module of Fluent says "use client", which means nothing here; as a warning it would fill the terminal.
  logLevel: 'error',
});
