import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MadeUpMicrosoft } from '../support/microsoft/made-up-microsoft.ts';
import { sharedKeys } from '../support/microsoft/shared-keys.ts';
import { ProductionBot, appId } from '../support/bots/production-bot.ts';
import { ProductionPerson } from '../support/bots/production-bot-person.ts';

describe('the bot as production starts it', () => {
  let microsoft: MadeUpMicrosoft;
  let bot: ProductionBot;

  beforeAll(async () => {
    microsoft = await MadeUpMicrosoft.open();
    bot = await ProductionBot.start({ microsoft });
  });

  afterAll(async () => {
    await bot.remove();
    await microsoft.close();
  });

  it('answers a signed message through the Bot Connector, as itself', async () => {
    const ada = new ProductionPerson({ bot, microsoft });
    expect(await ada.says('status contoso')).toMatchObject({ status: 200 });
    expect(ada.newestCard.text).toContain('Contoso');
    const sends = microsoft.requestsTo('smba.trafficmanager.net');
    const [token = '', ...others] = new Set(
      sends.map(({ authorization = '' }) => authorization.replace('Bearer ', '')),
    );
    expect(others).toEqual([]);
    const claims = await sharedKeys.verify('entra', token, new Date());
    expect(claims).toMatchObject({ aud: 'https://api.botframework.com', appid: appId });
  });

  it('asks each of Microsoft’s hosts, and nobody else', async () => {
    await new ProductionPerson({ bot, microsoft }).says('help');
    expect([...new Set(microsoft.connections)].sort()).toEqual([
      'api.partnercenter.microsoft.com',
      'graph.microsoft.com',
      'login.botframework.com',
      'login.microsoftonline.com',
      'smba.trafficmanager.net',
    ]);
    expect(await bot.refusedHosts()).toEqual([]);
  });

  it('answers a press in the answer to the press', async () => {
    const ada = new ProductionPerson({ bot, microsoft });
    await ada.says('status contoso');
    const { data } = ada.newestCard.action('attestation.start');
    const pressed = await ada.presses(data, ada.newestCard.activityId);
    expect(pressed).toMatchObject({
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' },
    });
  });

  it('stops when asked to, with nothing on standard error', async () => {
    expect(await bot.stop()).toEqual({ code: 0, signal: null });
    expect(bot.stderr).toEqual([]);
    expect(bot.line('stopped')).toBeDefined();
  });
});
