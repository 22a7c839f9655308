import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Handler, Routes } from '../http/routes.ts';

const page = new URL('page/', import.meta.url);
const packages = new URL('../../node_modules/', import.meta.url);
const icons = new URL('../../manifest/icons/', import.meta.url);

/** Everything but the tab comes from this server, so that the page works without a network. Scripts come from files of ours only. */
const contentSecurityPolicy = (tabUrl: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    `frame-src ${new URL(tabUrl).origin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

const contentTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  ts: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

/** The chat page `/`, the page `/card` for a single card, and the files of both. */
export function pageRoutes(tabUrl: () => string): Routes {
  const file = (folder: URL, pathOf: (name: string) => string) => fileRoute(folder, pathOf, tabUrl);
  return {
    'GET /': file(page, () => 'index.html'),
    'GET /card': file(page, () => 'card.html'),
    'GET /icon.svg': file(icons, () => 'color.svg'),
    'GET /page/:file([a-z\\-]+\\.(?:ts|css))': file(page, (name) => name),
    'GET /vendor/adaptivecards.js': file(packages, () => 'adaptivecards/dist/adaptivecards.min.js'),
    'GET /vendor/markdown-it.js': file(packages, () => 'markdown-it/dist/browser/markdown-it.umd.min.js'),
    'GET /fonts/:file(noto-sans(?:-sc)?/[46]00\\.css)': file(packages, (name) => `@fontsource/${name}`),
    'GET /fonts/:file(noto-sans(?:-sc)?/files/[a-z0-9\\-]+\\.woff2)': file(packages, (name) => `@fontsource/${name}`),
  };
}

function fileRoute(folder: URL, pathOf: (name: string) => string, tabUrl: () => string): Handler {
  return async ({ params }) => {
    const path = pathOf(params['file'] ?? '');
    const type = path.slice(path.lastIndexOf('.') + 1);
    const content = await readFile(fileURLToPath(new URL(path, folder))).catch(() => undefined);
    if (!content) return { status: 404 };
    return {
      status: 200,
      headers: {
        'content-type': contentTypes[type] ?? 'application/octet-stream',
        'content-security-policy': contentSecurityPolicy(tabUrl()),
        'x-content-type-options': 'nosniff',
        'cache-control': type === 'woff2' ? 'max-age=86400' : 'no-cache',
      },
      body: type === 'ts' ? stripTypeScriptTypes(content.toString()) : content,
    };
  };
}
