import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { partnerTenantId as tenantId } from '../../../sandbox/people.ts';
import { Desk } from '../../support/desk/desk.ts';
import { execute, forge } from '../../support/microsoft/forging.ts';
import type { ShownCard } from '../../support/cards/shown-card.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await Desk.open();
});

afterAll(() => desk.close());

describe('the text of the agreement', () => {
  test('comes for a country and a language that are chosen, all in one message', async () => {
    const admin = desk.person('admin');
    const form = await admin.says('template');
    expect(form.text).toContain('Which country or region?');
    expect(form.text).toContain('You can also type it: template Germany');
    expect(form.inputs).toMatchObject({ country: '', templateLanguage: 'own' });
    expect(choicesOf(form)).toHaveLength(246);
    expect(choicesOf(form)).toEqual(expect.arrayContaining(['Jan Mayen', 'Saba', 'Sint Eustatius', 'Switzerland']));

    const card = await admin.presses(form, 'Show the text', { country: 'CH', templateLanguage: 'own' });
    expect(card.activityId).toBe(form.activityId);
    expect(card.text).toContain('Switzerland');
    expect(card.text).toContain('French (France)');
    expect(card.buttons.slice(0, 2)).toEqual(['Preview in browser', 'Download for Word']);
    expect(await (await fetch(linksOf(card)[0] ?? '')).text()).toContain('<p>CH, fr-FR</p>');
    expect(await (await fetch(linksOf(card)[1] ?? '')).text()).toContain('CH, fr-FR');
  });

  test('comes with fresh links, in the other language, and for another country at a press', async () => {
    const admin = desk.person('admin');
    const card = await admin.says('template SE sv-SE');
    const fresh = await admin.presses(card, 'Fresh links');
    expect(fresh.activityId).toBe(card.activityId);
    expect(linksOf(fresh)[0]).not.toBe(linksOf(card)[0]);
    const english = await admin.presses(fresh, 'Language: English (US)');
    expect(english.text).toContain('English (US)');
    expect(english.buttons).toContain('Language: Swedish (Sweden)');
    expect((await admin.presses(english, 'Another country')).text).toContain('Which country or region?');
  });

  test('comes in English where it is asked for, or where there is no other', async () => {
    const admin = desk.person('admin');
    const english = await admin.presses(await admin.says('template'), 'template.choose', {
      country: 'DE',
      templateLanguage: 'english',
    });
    expect(english.text).toContain('English (US)');
    const saba = await admin.says('template saba');
    expect(saba.text).toContain('Saba');
    expect(saba.buttons).toEqual(['Preview in browser', 'Download for Word', 'Fresh links', 'Another country']);
  });

  test('comes in German, for a name in any language and with a slip', async () => {
    const admin = desk.person('admin').with({ locale: 'de-DE' });
    const form = await admin.says('vorlage');
    expect(form.text).toContain('Für welches Land oder welche Region?');
    expect(choicesOf(form)).toContain('Schweiz');
    for (const words of ['Schweiz', 'schweitz', 'Switzerland', '瑞士', 'CH']) {
      const card = await admin.says(`vorlage ${words}`);
      expect([words, card.text.includes('Schweiz'), card.text.includes('Französisch')]).toEqual([words, true, true]);
    }
    expect((await admin.says('vorlage Österreich englisch')).text).toContain('Englisch (USA)');
  });

  test('comes in Chinese, without blanks', async () => {
    const admin = desk.person('admin').with({ locale: 'zh-CN' });
    const card = await admin.says('模板新加坡');
    expect(card.text).toContain('新加坡');
    expect(card.buttons).toContain('下载 Word 版本');
    expect((await admin.says('模板中国')).text).toContain('Microsoft 没有该国家/地区的文本');
  });

  test('works for a client that only knows Action.Submit', async () => {
    const sales = desk.person('sales');
    const form = await sales.says('template');
    const card = await sales.submits(form, 'template.choose', { country: 'FI', templateLanguage: 'own' });
    expect(card.text).toContain('Finnish (Finland)');
    expect(card.activityId).toBe(form.activityId);
  });
});

describe('when it cannot be had', () => {
  test('an unknown country gets the list, and what may have been meant', async () => {
    const admin = desk.person('admin');
    const unknown = await admin.says('template [Narnia](https://example.com)');
    expect(unknown.text).toContain('“[Narnia](https://example.com)” isn’t a country or region I know.');
    const several = await admin.says('template united');
    expect(several.text).toContain('Did you mean United Arab Emirates, United Kingdom, or United States?');
    const card = await admin.presses(several, 'Show the text', { country: 'GB', templateLanguage: 'own' });
    expect(card.text).toContain('United Kingdom');
  });

  test('a country without a template, or a language that it has not, is said to be so', async () => {
    const admin = desk.person('admin');
    const china = await admin.says('template china');
    expect(china.text).toContain('Microsoft doesn’t list this agreement for: China.');
    expect(choicesOf(china)).toHaveLength(246);
    const german = await admin.says('template sweden german');
    expect(german.text).toContain(
      'Microsoft has the text in these languages (Sweden): Swedish (Sweden) and English (US)',
    );
    expect((await admin.presses(german, 'Swedish (Sweden)')).text).toContain('The links work for five minutes');
  });

  test('nothing chosen asks again, and keeps the language', async () => {
    const admin = desk.person('admin');
    const form = await admin.says('template');
    for (const country of ['', null, 7, 'Sweden', { a: 1 }]) {
      const again = await admin.presses(form, 'Show the text', { country, templateLanguage: 'english' });
      expect(again.text).toContain('Choose a country or region from the list.');
      expect(again.inputs['templateLanguage']).toBe('english');
    }
  });
});

describe('a forged press', () => {
  test.each([
    [{ country: 'QQ', language: 'en-US' }, 'Microsoft has no text for this country'],
    [{ country: 'SE', language: 'tlh' }, 'Not available in this language'],
    [{ country: 'sweden', language: 'sv-SE' }, 'out of date'],
    [{ country: 'SE', language: '../../x' }, 'out of date'],
    [{ country: { $ne: '' }, language: 'sv-SE' }, 'out of date'],
    [{}, 'out of date'],
  ])('for %j gets a card', async (data, words) => {
    const admin = desk.person('admin');
    const card = await forge(admin, await admin.says('help'), execute({ verb: 'template.show', ...data }));
    expect(card.text).toContain(words);
  });

  test('of somebody without a role gets nothing, and neither does the command', async () => {
    const nobody = desk.person('nobody');
    for (const words of ['template', 'template SE', 'template SE tyska'])
      expect((await nobody.says(words)).text).toContain('You can’t see customers here');
    const data = { verb: 'template.show', country: 'SE', language: 'sv-SE' };
    const card = await forge(nobody, await nobody.says('help'), execute(data));
    expect(card.text).toContain('You can’t see customers here');
  });

  test('in a channel leads to the private chat', async () => {
    const admin = desk.person('admin');
    const conversation = { id: '19:team@thread.tacv2', conversationType: 'channel', isGroup: true, tenantId };
    const value = { verb: 'template.show', country: 'SE', language: 'sv-SE' };
    await admin.sendsRaw({ type: 'message', value, conversation });
    const answers = (await admin.messages(conversation.id)).filter(({ from }) => from === 'bot');
    expect(JSON.stringify(answers)).toContain('private chat');
    expect(JSON.stringify(answers)).not.toContain('agreement-files');
  });

  test('of a Helpdesk agent works: everybody who sees the status may read it', async () => {
    expect((await desk.person('helpdesk').says('template NL')).text).toContain('Netherlands');
    expect((await desk.person('global').says('template NL')).text).toContain('Netherlands');
  });
});

function choicesOf(card: ShownCard): readonly string[] {
  const body = card.json['body'] as readonly { readonly id?: string; readonly choices?: { title: string }[] }[];
  return body.find(({ id }) => id === 'country')?.choices?.map(({ title }) => title) ?? [];
}

function linksOf(card: ShownCard): readonly string[] {
  const actions = card.json['actions'] as readonly { readonly type: string; readonly url: string }[];
  return actions.filter(({ type }) => type === 'Action.OpenUrl').map(({ url }) => url);
}
