import { createHash } from 'node:crypto';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { isOnThisMachine, isTemplateFileOfMicrosoft as isTheirs } from '../../../bot/settings/microsoft-addresses.ts';
import { TemplateTexts } from '../../../services/agreements/template-texts.ts';
import type { AgentId, CustomerId, TemplateId } from '../../../services/ids.ts';
import { CapturedLog, everythingIn } from '../../support/captured-log.ts';
import { until } from '../../support/until.ts';

const agent = 'aaaaaaaa-0000-4000-8000-000000000001' as AgentId;
const contoso = 'cccccccc-0000-4000-8000-000000000001' as CustomerId;
const [first, second] = ['first', 'second'] as unknown as [TemplateId, TemplateId];
const customer = { customerId: contoso, country: 'SE', culture: 'sv-SE' };
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

let serve: (request: IncomingMessage, response: ServerResponse) => void;
let current: TemplateId;
let address: (templateId: TemplateId) => string;
const asked: (string | undefined)[] = [];
const server = createServer((request, response) => {
  asked.push(request.url);
  serve(request, response);
});
let url = '';

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
  server.closeAllConnections();
});

beforeEach(() => {
  asked.length = 0;
  current = first;
  address = (templateId) => `${url}/${templateId}`;
  serve = ({ url: path }, response) => response.end(`text at ${path}`);
});

function open({ isTemplateFile = isOnThisMachine } = {}) {
  const log = new CapturedLog();
  const partnerCenter = {
    getAgreementTemplate: () => Promise.resolve({ templateId: current, version: '1', agreementLink: url }),
    getTemplateDocument: (_: unknown, templateId: TemplateId, place: { country: string; language: string }) =>
      Promise.resolve({ displayUrl: url, downloadUrl: address(templateId), ...place }),
    findCustomer: () => Promise.resolve({ ...customer, companyName: 'Contoso', domain: 'contoso.example' } as never),
  };
  const texts = new TemplateTexts({ partnerCenter, isTemplateFile, log } as never);
  /** An agent waits a second for it; a slow machine may need longer. */
  const find = (templateId: TemplateId) => until('the text', () => texts.find(agent, contoso, templateId));
  return { texts, find, log };
}

test('names the text that the form was filled in with, downloaded once', async () => {
  const { texts, find } = open();
  texts.prepare(agent, customer);
  texts.prepare(agent, customer);
  expect(await find(first)).toEqual({
    country: 'SE',
    language: 'sv-SE',
    sha256: hashOf('text at /first'),
  });
  await find(first);
  expect(asked).toEqual(['/first']);
});

test('names the new text where Microsoft changed the template while the form was filled in', async () => {
  const { texts, find } = open();
  texts.prepare(agent, customer);
  await find(first);
  current = second;
  expect((await find(second)).sha256).toBe(hashOf('text at /second'));
  expect((await find(second)).sha256).toBe(hashOf('text at /second'));
  expect(asked).toEqual(['/first', '/second']);
});

test.each([
  'http://169.254.169.254/metadata',
  'https://10.0.0.1/agreement',
  'https://example.com/agreement',
  'https://microsoft.com.example.com/agreement',
  'https://blob.core.windows.net.example.com/agreement',
  'https://user:word@documents.microsoft.com/agreement',
])('downloads nothing from %s', async (elsewhere) => {
  address = () => elsewhere;
  const { texts, log } = open({ isTemplateFile: isTheirs });
  expect(await texts.find(agent, contoso, first)).toBeUndefined();
  expect(await until('the refusal', () => log.lines.length > 0 && everythingIn(log.lines))).toContain(
    'not where Microsoft keeps it',
  );
});

test('takes the hosts that Microsoft’s samples name', () => {
  expect(isTheirs('https://l2oagreementintbn2.blob.core.windows.net/agreementscontainer/Preview')).toBe(true);
  expect(isTheirs('https://wopihost.int.l2o.microsoft.com/v1/officehost/agreement/files/Preview')).toBe(true);
});

test('follows no redirect', async () => {
  serve = ({ url: path }, response) => {
    if (path === '/elsewhere') response.end('a secret of the network');
    else response.writeHead(302, { location: `${url}/elsewhere` }).end();
  };
  const { texts, log } = open();
  expect(await texts.find(agent, contoso, first)).toBeUndefined();
  await until('the refusal', () => log.lines.length > 0);
  expect(asked).toEqual(['/first']);
});

test('stops at a text that is too long', async () => {
  const chunk = Buffer.alloc(1024 * 1024);
  let mostSent = 0;
  serve = (_, response) => {
    let sent = 0;
    const more = () => {
      mostSent = Math.max(mostSent, ++sent);
      if (!response.destroyed && sent < 64) response.write(chunk, more);
      else response.end();
    };
    more();
  };
  const { texts, log } = open();
  texts.prepare(agent, customer);
  expect(await texts.find(agent, contoso, first)).toBeUndefined();
  await until('the download is given up', () => log.lines.length > 0);
  expect(everythingIn(log.lines)).toContain('too long');
  expect(mostSent).toBeLessThan(64);
});

test('tries again the next time', async () => {
  const usual = serve;
  serve = (_, response) => response.writeHead(500).end();
  const { texts, find, log } = open();
  texts.prepare(agent, customer);
  await until('the failure', () => log.lines.length > 0);
  serve = usual;
  expect((await find(first)).sha256).toBe(hashOf('text at /first'));
});
