import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import { SandboxKeys } from '../../../sandbox/entra/sandbox-keys.ts';
import { botAppId, partnerAppId } from '../../../sandbox/registrations.ts';
import { connectorToken } from '../../support/microsoft/connector-token.ts';
import { sharedKeys } from '../../support/microsoft/shared-keys.ts';
import { type ScriptedBot, ada, startScriptedBot } from './scripted-bot.ts';

let bot: ScriptedBot;
beforeAll(async () => {
  bot = await startScriptedBot();
});
afterAll(() => bot.close());

const past = { iat: 1, nbf: 1, exp: 2 };

describe('the Bot Connector refuses', () => {
  test.each<[string, () => Promise<string>]>([
    ['no token', () => Promise.resolve('')],
    ['a token that is none', () => Promise.resolve('made.up.token')],
    [
      'a token for Partner Center',
      () => connectorToken(sharedKeys, { aud: 'https://api.partnercenter.microsoft.com' }),
    ],
    ['the token of another application', () => connectorToken(sharedKeys, { appid: partnerAppId })],
    ['a token that has expired', () => connectorToken(sharedKeys, past)],
    ['a token that somebody else has signed', () => connectorToken(new SandboxKeys())],
    ['a token of the Bot Framework', () => sharedKeys.sign('botFramework', { aud: 'https://api.botframework.com' })],
  ])('%s', async (_, token) => {
    const address = `${bot.sandbox.serviceUrl}v3/conversations`;
    const headers = { authorization: `Bearer ${await token()}` };
    const response = await fetch(address, { method: 'POST', headers, body: '{}' });
    expect(response.status).toBe(401);
  });
});

test('what Teams sends is signed for the bot, by a key for Teams, and names where the answer goes', async () => {
  const authorization = new Promise<string | undefined>((resolve) => {
    bot.onRequest = (headers) => resolve(headers.authorization);
  });
  await bot.api('POST', `people/${ada}/messages`, { text: 'hello' });
  const token = (await authorization)?.replace('Bearer ', '') ?? '';
  const claims = await sharedKeys.verify('botFramework', token, new Date());
  expect(claims).toMatchObject({
    aud: botAppId,
    serviceurl: bot.sandbox.serviceUrl,
    iss: 'https://api.botframework.com',
  });
});

test('another client gets a token as Teams has it, for the address where it takes answers', async () => {
  const post = async (body: object): Promise<unknown> => {
    const response = await fetch(`${bot.sandbox.url}/sandbox/tokens`, { method: 'POST', body: JSON.stringify(body) });
    return decodeJwt(((await response.json()) as { access_token: string }).access_token);
  };
  const serviceUrl = 'http://127.0.0.1:9/';
  expect(await post({ serviceUrl })).toMatchObject({ aud: botAppId, serviceurl: serviceUrl });
  expect(await post({})).toMatchObject({ serviceurl: bot.sandbox.serviceUrl });
});
