import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import nock from 'nock';
import { addPublicPages } from '../../../../bot/http/pages/public-pages.ts';
import { languages } from '../../../../services/conversations/language.ts';
import { spokenLanguages, wordingFor } from '../../../../cards/wording/wording.ts';
import { type OpenDoor, openDoor } from '../../../support/desk/open-door.ts';
import { SignedChannel } from '../../../support/microsoft/signed-channel.ts';
import { madeUpPartner, madeUpRetention } from '../../../support/pages/made-up-partner.ts';

const partner = { ...madeUpPartner, name: 'Berg & <b>Söner</b> "AB"' };
const retention = madeUpRetention;
const pages = ['/privacy', '/terms'];

let channel: SignedChannel;
let door: OpenDoor;
let partnersOwn: OpenDoor;

beforeAll(async () => {
  channel = await new SignedChannel().open();
  door = await openDoor(channel, { addRoutes: (server) => addPublicPages(server, { partner, retention }) });
  const own = { privacyUrl: 'https://partner.example/privacy', termsUrl: 'https://partner.example/terms' };
  partnersOwn = await openDoor(channel, {
    addRoutes: (server) => addPublicPages(server, { partner: { ...partner, ...own }, retention }),
  });
});

afterAll(async () => {
  await door.server.close();
  await partnersOwn.server.close();
  await channel.close();
  nock.restore();
});

async function get(path: string, init: RequestInit = {}) {
  const answer = await fetch(`${door.url}${path}`, { redirect: 'manual', ...init });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

describe.each(pages)('%s', (path) => {
  test.each(languages)('is there in %s, and leads to the other languages', async (language) => {
    const { status, headers, text } = await get(`${path}?lang=${language}`);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('content-language')).toBe(language);
    expect(text).toContain(`<html lang="${language}">`);
    expect(text).toContain(
      `<h1>${wordingFor(language).text(path === '/terms' ? 'terms.title' : 'privacy.title')}</h1>`,
    );
    const others = languages.filter((other) => other !== language);
    for (const other of others)
      expect(text).toContain(
        `<a href="${path}?lang=${other}" lang="${other}" hreflang="${other}">${spokenLanguages[other].ownName}</a>`,
      );
    expect(text).not.toContain(`${path}?lang=${language}`);
  });

  test.each([
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-Hans'],
    ['fr-FR, de-AT;q=0.7', 'de'],
    ['fr', 'en'],
    ['', 'en'],
  ])('is in the language of the browser: %p', async (accepted, language) => {
    const { headers } = await get(path, { headers: { 'Accept-Language': accepted } });
    expect(headers.get('content-language')).toBe(language);
    expect(headers.get('vary')).toContain('Accept-Language');
  });

  test('takes the language that was chosen before that of the browser, and no unknown one', async () => {
    const headers = { 'Accept-Language': 'sv' };
    expect((await get(`${path}?lang=nl`, { headers })).headers.get('content-language')).toBe('nl');
    expect((await get(`${path}?lang=<x>&lang=nl`, { headers })).headers.get('content-language')).toBe('sv');
  });

  test('names the partner and how to reach it, whatever characters the name has', async () => {
    const { text } = await get(path);
    expect(text).toContain('Berg &amp; &lt;b&gt;Söner&lt;/b&gt; &quot;AB&quot;');
    expect(text).not.toContain('<b>');
    expect(text).toContain('<a href="mailto:privacy@partner.example">privacy@partner.example</a>');
    expect(text).toContain('<a href="https://partner.example/">');
  });

  test('needs no script and has none', async () => {
    const { text } = await get(path);
    expect(text).not.toMatch(/<script|<style|\sstyle=|\son\w+=|javascript:/i);
  });

  test('answers those who ask only whether it is there', async () => {
    expect(await get(path, { method: 'HEAD' })).toMatchObject({ status: 200, text: '' });
  });

  test('gives way to a page of the partner’s own', async () => {
    const answer = await fetch(`${partnersOwn.url}${path}?lang=de`, { redirect: 'manual' });
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe(`https://partner.example${path}`);
  });
});

test.each([
  [
    'en',
    [
      '10 years from the confirmation',
      '30 days after the last change',
      'and 200 days longer',
      'Confirmations 10 years, invitations 2 years, hand-overs with their notes 1 year, reminders 100 days',
    ],
  ],
  ['de', ['10 Jahre ab', '30 Tage nach', 'und 200 Tage länger', 'Übergaben mit Nachrichten 1 Jahr']],
])('/privacy says in %s for how long the settings keep each thing', async (language, periods) => {
  const { text } = await get(`/privacy?lang=${language}`);
  for (const period of periods) expect(text).toContain(period);
});

test.each([
  ['/privacy', 200],
  ['/pages/page.css', 200],
  ['/pages/icon.svg', 200],
  ['/healthz', 200],
  ['/readyz', 200],
  ['/nothing-here', 404],
  ['/api/messages', 405],
])('%s has the headers that keep others from using it', async (path, status) => {
  const answer = await get(path);
  expect(answer.status).toBe(status);
  expectSafe(answer.headers);
});

test('a refused request has them too', async () => {
  const answer = await get('/api/messages', { method: 'POST', headers: { 'Content-Type': 'application/json' } });
  expect(answer.status).toBe(401);
  expectSafe(answer.headers);
});

function expectSafe(headers: Headers): void {
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy.split(';')).toEqual(
    expect.arrayContaining(["default-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"]),
  );
  expect(policy).not.toMatch(/unsafe|script-src|\*/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('x-frame-options')).toBe('DENY');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
  expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
}
