import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import nock from 'nock';
import { randomUUID } from 'node:crypto';
import { PartnerCenterError } from '../../../../services/partner-center/http/partner-center-error.ts';
import type { LinkSecret } from '../../../../services/partner-center/enhanced/enhanced-attestation-client.ts';
import { agents, ids, openSandbox, type Sandbox } from '../../../sandbox/partner-center/sandbox-client.ts';
import { agent, microsoft } from '../support.ts';
import { agreed, asked, openEnhancedClient } from './support.ts';

afterAll(() => nock.restore());

describe('enhanced attestation, against the sandbox', () => {
  let sandbox: Sandbox;
  const time = { now: new Date('2026-03-01T09:00:00Z') };
  const open = () => openEnhancedClient(sandbox.url, () => sandbox.token({ kind: 'app-only' }));
  const answers = (secret: string, answer: string) =>
    fetch(`${sandbox.url}/mca/?attestationid=${secret}`, { method: 'POST', body: new URLSearchParams({ answer }) });

  beforeAll(async () => {
    sandbox = await openSandbox({ clock: { now: () => time.now } });
  });
  afterAll(() => sandbox.close());
  afterEach(() => sandbox.call('POST', '/sandbox/reset'));

  test('leads from the start over the customer’s answer to the agreement', async () => {
    const { client, log } = open();
    const secret = await client.start(agent, asked, randomUUID());
    expect(await client.readStatus(agent, secret)).toEqual({
      state: 'waiting',
      word: 'link is out',
      isKnown: true,
      expiresAt: new Date('2026-03-01T10:00:00Z'),
    });
    await answers(secret, 'agreed');
    expect(await client.readStatus(agent, secret)).toMatchObject({ state: 'accepted' });
    await client.createAgreement(agent, { ...agreed, customerId: ids.contoso as never, secret }, randomUUID());
    const path = `/v1/customers/${ids.contoso}/agreements?agreementType=MicrosoftCustomerAgreement`;
    const { items } = (await sandbox.as(agents.admin, 'GET', path)).json;
    expect(items).toMatchObject([{ primaryContact: asked.contact }]);
    expect(JSON.stringify(log)).not.toContain(secret);
  });

  test('is started once, however often the same request arrives', async () => {
    const { client } = open();
    const requestId = randomUUID();
    const [first, second] = [await client.start(agent, asked, requestId), await client.start(agent, asked, requestId)];
    expect(second).toBe(first);
  });

  test('sees a link that ran out, and one that was declined', async () => {
    const { client } = open();
    const [late, declined] = [
      await client.start(agent, asked, randomUUID()),
      await client.start(agent, asked, randomUUID()),
    ];
    await answers(declined, 'declined');
    time.now = new Date(time.now.getTime() + 61 * 60_000);
    expect(await client.readStatus(agent, late)).toMatchObject({ state: 'expired' });
    expect(await client.readStatus(agent, declined)).toMatchObject({ state: 'refused' });
    await answers(late, 'agreed');
    expect(await client.readStatus(agent, late)).toMatchObject({ state: 'expired' });
  });

  test('takes a word that it has never seen for “still open”, and shows it as it is', async () => {
    await sandbox.call('POST', '/sandbox/switches', { body: { attestationWord: 'never-seen' } });
    const { client } = open();
    const secret = await client.start(agent, asked, randomUUID());
    await answers(secret, 'agreed');
    expect(await client.readStatus(agent, secret)).toMatchObject({
      state: 'waiting',
      word: 'customer agreed to think about it',
      isKnown: false,
    });
  });

  test('sees an answer late where Microsoft is slow to tell it', async () => {
    await sandbox.call('POST', '/sandbox/switches', { body: { attestationLagSeconds: 300 } });
    const { client } = open();
    const secret = await client.start(agent, asked, randomUUID());
    await answers(secret, 'agreed');
    expect(await client.readStatus(agent, secret)).toMatchObject({ state: 'waiting', isKnown: true });
    time.now = new Date(time.now.getTime() + 300_000);
    expect(await client.readStatus(agent, secret)).toMatchObject({ state: 'accepted' });
  });

  test('makes no agreement of what nobody has accepted', async () => {
    const { client } = open();
    const secret = await client.start(agent, asked, randomUUID());
    const created = client.createAgreement(
      agent,
      { ...agreed, customerId: ids.contoso as never, secret },
      randomUUID(),
    );
    await expect(created).rejects.toMatchObject({ status: 400, mayHaveBeenDone: false });
  });

  test('is refused to a person, and to an indirect reseller', async () => {
    const asPerson = openEnhancedClient(sandbox.url, () => sandbox.token({ kind: 'app+user', oid: agents.admin }));
    await expect(asPerson.client.start(agent, asked, randomUUID())).rejects.toThrow(PartnerCenterError);
    const reseller = await openSandbox({ partner: 'indirect-reseller' });
    const { client } = openEnhancedClient(reseller.url, () => reseller.token({ kind: 'app-only' }));
    await expect(client.start(agent, asked, randomUUID())).rejects.toMatchObject({ wireCode: '1002' });
    await reseller.close();
  });
});

describe('enhanced attestation, where Microsoft’s wire is not as the map has it', () => {
  const secret = 'secret-0f9a' as LinkSecret;
  const open = () => openEnhancedClient(microsoft, () => Promise.resolve('token'));
  const progressPath = `/v1/attestations/enhanced/${secret}/sandbox-progress`;

  afterEach(() => nock.cleanAll());

  test('sends what was typed as it was typed, and leaves out what there is nothing of', async () => {
    const bodies: unknown[] = [];
    nock(microsoft)
      .post('/v1/attestations/enhanced')
      .reply(201, (_, body) => {
        bodies.push(body);
        return { sandboxAttestation: { reference: secret } };
      });
    expect(await open().client.start(agent, asked, randomUUID())).toBe(secret);
    expect(bodies).toEqual([
      {
        ...{ country: 'DE', language: 'de-DE', companyName: asked.companyName },
        ...{ signatoryFirstName: 'Tania', signatoryLastName: 'Carr', sandboxMail: 'tania@contoso.example' },
        sandboxMinutes: 60,
      },
    ]);
  });

  test.each([
    ['has no id', {}],
    ['has its id elsewhere', { id: secret }],
    ['has an id that is no text', { sandboxAttestation: { reference: { value: secret } } }],
    ['has an id with a line break', { sandboxAttestation: { reference: 'a\nb' } }],
  ])('does not know whether a link was made where the answer %s', async (_, answer) => {
    nock(microsoft).post('/v1/attestations/enhanced').reply(201, answer);
    const { client, log } = open();
    const failure: unknown = await client.start(agent, asked, randomUUID()).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'partner-center-response', mayHaveBeenDone: true });
    expect(JSON.stringify([String(failure), log])).not.toContain(secret);
  });

  test.each([
    ['another path', 404, { code: 1000 }],
    ['no word', 200, {}],
    ['a word that is a number', 200, { sandboxProgress: 2 }],
    ['the word in another place', 200, { status: 'customer agreed' }],
    ['a list', 200, [{ sandboxProgress: 'customer agreed' }]],
    ['a web page', 200, '<html>customer agreed</html>'],
  ])('never takes %s for an acceptance', async (_, status, answer) => {
    nock(microsoft).persist().get(progressPath).reply(status, answer);
    const { client, log } = open();
    const failure: unknown = await client.readStatus(agent, secret).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(PartnerCenterError);
    expect(JSON.stringify([String(failure), (failure as PartnerCenterError).route, log])).not.toContain(secret);
  });

  test.each([
    ['in capitals', 'CUSTOMER AGREED', 'accepted'],
    ['with a longer end', 'customer agreed later', 'waiting'],
    ['of a property that every object has', 'constructor', 'waiting'],
  ])('reads a word %s for what it is', async (_, word, state) => {
    nock(microsoft).get(progressPath).reply(200, { sandboxProgress: word });
    expect(await open().client.readStatus(agent, secret)).toMatchObject({ state, word });
  });

  test('leads to Microsoft’s page with the id as one value', () => {
    expect(open().client.linkFor('a&b=c/ü' as LinkSecret)).toMatch(/\/mca\/\?attestationid=a%26b%3Dc%2F%C3%BC$/);
  });
});
