import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import nock from 'nock';
import { z } from 'zod';
import { readAnswer } from '../../../../services/partner-center/http/read-answer.ts';
import {
  agent,
  attestation,
  customer,
  documented,
  failureOf,
  microsoft,
  openClient,
  requestId,
  secretToken,
} from '../support.ts';

afterEach(() => nock.cleanAll());
afterAll(() => nock.restore());
nock.disableNetConnect();

interface Refusal {
  readonly status: number;
  readonly body?: string;
  readonly headers?: Record<string, string>;
}

/** How an attestation fails that is answered so. */
async function attestingAgainst({ status, body = '', headers = {} }: Refusal) {
  const { client, logged } = openClient();
  nock(microsoft).post(`/v1/customers/${customer}/agreements`).reply(status, body, headers);
  const error = await failureOf(client.createAttestation(agent, customer, attestation, requestId));
  return { error, logged };
}

const shapeA = (code: number | string) =>
  `\uFEFF${JSON.stringify({ code, description: 'no', data: [], source: 'PartnerFD' })}`;

describe('the cause of a refusal', () => {
  test.each([
    ['a second attestation of the same contact', 400, documented('error-already-exists-600061.json'), 'http 600061'],
    ['an unknown partner', 404, documented('error-mpn-3000.json'), 'http 3000'],
    ['a code that is a text', 400, shapeA('2000'), 'http 2000'],
    ['throttling', 429, documented('error-throttled.json'), 'http'],
    ['a page of a gateway', 502, '<html><body>Bad Gateway</body></html>', 'http'],
    ['a body that is no object', 500, '[1]', 'http'],
    ['a code that is none', 500, '{"code":{"a":1},"description":7}', 'http'],
    ['an indirect reseller', 403, documented('error-reseller-1002.json'), 'forbidden 1002'],
    ['an indirect reseller, by another status', 400, documented('error-reseller-1002.json'), 'forbidden 1002'],
    ['a role without the right', 403, shapeA(900150), 'forbidden 900150'],
    ['an app-only token', 403, shapeA(900329), 'app-only 900329'],
    ['a missing second factor', 401, shapeA(900421), 'mfa-missing 900421'],
    ['a token of a retired audience', 401, shapeA(900420), 'token-refused 900420'],
  ])('is told for %s', async (_, status, body, told) => {
    const [code, wireCode] = told.split(' ');
    const { error } = await attestingAgainst({ status, body });
    expect(error).toMatchObject({ code: `partner-center-${code}`, status, wireCode });
  });

  test('is a missing second factor where the answer is empty but for WWW-Authenticate', async () => {
    const headers = { 'WWW-Authenticate': 'Bearer error="invalid_token"' };
    const { error } = await attestingAgainst({ status: 401, headers });
    expect(error).toMatchObject({ code: 'partner-center-mfa-missing', reason: 'mfa-missing' });
  });

  test.each([301, 302, 307, 308])(
    'is an unusable answer where Partner Center redirects (%i), which is not followed',
    async (status) => {
      const { error } = await attestingAgainst({ status, headers: { Location: 'https://example.com/elsewhere' } });
      expect(error).toMatchObject({ code: 'partner-center-response', detail: 'redirect' });
    },
  );

  test.each([
    ['nothing', '', 'not-json'],
    ['half of it', documented('create-agreement.json').slice(0, 90), 'not-json'],
    ['a page', '<html></html>', 'not-json'],
    ['something else', '{"isSigned":true}', 'unexpected-shape'],
    ['null', 'null', 'unexpected-shape'],
    ['more than can be read', `"${'x'.repeat(6 * 1024 * 1024)}"`, 'too-large'],
  ])('is an unusable answer where the success holds %s', async (_, body, detail) => {
    const { error } = await attestingAgainst({ status: 201, body });
    expect(error).toMatchObject({ code: 'partner-center-response', detail, mayHaveBeenDone: true });
  });

  test('is told field by field where a success has another shape', async () => {
    const body = JSON.stringify({ primaryContact: { firstName: 'Tania' }, dateAgreed: null, type: 'Tania Carr' });
    const { error, logged } = await attestingAgainst({ status: 201, body });
    const issues = [
      'dateAgreed: expected a date, received null',
      'type: expected the type that was asked for, received string',
    ];
    expect(error).toMatchObject({ issues });
    expect(logged).toMatchObject([{ phrase: 'partner center call failed', fields: { issues } }]);
  });
});

describe('after a failed attestation', () => {
  test.each([400, 401, 403, 404, 409, 429])('nothing was recorded when Partner Center said no (%i)', async (status) => {
    const { error } = await attestingAgainst({ status });
    expect(error.mayHaveBeenDone).toBe(false);
  });

  test.each([408, 500, 502, 503, 504])('it is open whether it was recorded (%i)', async (status) => {
    const { error } = await attestingAgainst({ status });
    expect(error.mayHaveBeenDone).toBe(true);
  });

  test('the operator finds one line with all ids, and support can be asked about them', async () => {
    const { error, logged } = await attestingAgainst({
      status: 400,
      body: documented('error-already-exists-600061.json'),
    });
    expect(error).toMatchObject({ requestId, message: expect.stringContaining('400 (600061)') });
    expect(logged).toEqual([
      {
        level: 'warn',
        phrase: 'partner center call failed',
        fields: {
          agentId: agent,
          code: 'partner-center-http',
          route: `POST /v1/customers/${customer}/agreements`,
          status: 400,
          wireCode: '600061',
          requestId,
          correlationId: error.correlationId,
        },
      },
    ]);
  });

  test.each([
    ['in its description', 400, '{"code":2000,"description":"Tania Carr someone@example.com"}'],
    ['as its code', 400, '{"code":"someone@example.com","message":"Tania Carr"}'],
    ['in a page', 500, '<p>Tania Carr someone@example.com</p>'],
    ['in a success that cannot be read', 201, '{"primaryContact": Tania Carr someone@example.com'],
    ['in a success of another shape', 201, '{"primaryContact":"Tania Carr","templateId":{"someone@example.com":1}}'],
  ])('neither log nor error tells who the contact is or what the token was (%s)', async (_, status, body) => {
    const { error, logged } = await attestingAgainst({ status, body });
    const shown = JSON.stringify(logged) + everythingIn(error);
    for (const secret of ['Tania', 'Carr', 'someone@example.com', secretToken]) expect(shown).not.toContain(secret);
  });
});

/** What a logger could make of an error: message, stack, properties, and those of its causes. */
function everythingIn(error: unknown): string {
  if (!(error instanceof Error)) return '';
  return [error.message, error.stack, JSON.stringify(error), everythingIn(error.cause)].join('\n');
}

test.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])(
  'what never reached Partner Center was not recorded there (%s)',
  (code) => {
    const cause = Object.assign(new Error('no connection'), { code });
    const call = { requestId, correlationId: requestId, route: 'POST /v1' };
    expect(() => readAnswer({ kind: 'network', cause }, z.unknown(), call)).toThrow(
      expect.objectContaining({ code: 'partner-center-unreachable', mayHaveBeenDone: false, cause }),
    );
  },
);

describe('without a token', () => {
  test('nothing is sent, and the cause is kept', async () => {
    const cause = new Error('interaction required');
    const { client } = openClient({ accessTokens: { getToken: () => Promise.reject(cause) } });
    const error = await failureOf(client.createAttestation(agent, customer, attestation, requestId));
    expect(error).toMatchObject({ code: 'partner-center-no-token', mayHaveBeenDone: false, cause });
  });

  test('a call ends at its deadline, and a token that comes later is not used', async () => {
    const arriving = Promise.withResolvers<string>();
    const { client } = openClient({ timeoutMs: 1, accessTokens: { getToken: () => arriving.promise } });
    const posted = nock(microsoft).post(/.*/).reply(201, documented('create-agreement.json'));
    const error = await failureOf(client.createAttestation(agent, customer, attestation, requestId));
    arriving.resolve(secretToken);
    await new Promise((resolve) => setImmediate(resolve));
    expect(error).toMatchObject({ code: 'partner-center-timeout', mayHaveBeenDone: false });
    expect(posted.isDone()).toBe(false);
  });

  test('that a header can carry, the call fails as the bug that it is', async () => {
    const { client } = openClient({ accessTokens: { getToken: () => Promise.resolve('line\nbreak') } });
    await expect(client.getPartnerName(agent)).rejects.toMatchObject({ code: 'ERR_INVALID_CHAR' });
  });
});
