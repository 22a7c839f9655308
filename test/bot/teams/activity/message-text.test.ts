import { describe, expect, test } from '@jest/globals';
import type { Activity } from 'botbuilder';
import { messageTextOf } from '../../../../bot/teams/activity/message-text.ts';

const bot = { id: '28:bot', name: 'Agreement Desk' };
const sam = { id: '29:sam', name: 'Sam Okafor', aadObjectId: 'aaaaaaaa-0000-4000-8000-000000000002' };
const mention = (mentioned: object, text?: string) => ({
  type: 'mention',
  mentioned,
  ...(text !== undefined && { text }),
});
const atBot = mention(bot, '<at>Agreement Desk</at>');
const atSam = mention(sam, '<at>Sam Okafor</at>');
const read = (activity: Record<string, unknown>) =>
  messageTextOf({ recipient: bot, ...activity } as unknown as Activity);

describe('the text of a message', () => {
  test.each([
    ['&nbsp;status contoso', 'status contoso'],
    ['status&nbsp;contoso', 'status contoso'],
    ['status contoso&nbsp;', 'status contoso'],
    ['<div>status contoso</div>', 'status contoso'],
    ['<p>status</p><p>contoso</p>', 'status contoso'],
    ['<ul>\n<li>status contoso</li>\n</ul>', 'status contoso'],
    ['sta<b>tus</b> <span style="color:red">contoso</span>', 'status contoso'],
    ['<a href="https://contoso.com" title="x">contoso.com</a>', 'contoso.com'],
    ['status Brown &amp; Daughters', 'status Brown & Daughters'],
    ['status M&uuml;ller &#39;x&#39; &quot;y&quot;', 'status Müller \'x\' "y"'],
    ['status AT&T', 'status AT&T'],
    ['status A < B > C', 'status A < B > C'],
    ['status Foo <Bar> Ltd', 'status Foo <Bar> Ltd'],
    ['status &lt;b&gt; Ltd', 'status <b> Ltd'],
    ['status a&copyb', 'status a&copyb'],
  ])('%s is read as %s', (text, expected) => {
    expect(read({ text }).text.replace(/\s+/gu, ' ')).toBe(expected);
  });

  test('is kept whole for what is recognised by its content, and cut for commands', () => {
    const { text, pasted } = read({ text: `${'x'.repeat(5_000)}<br>13605` });
    expect(text).toHaveLength(1_000);
    expect(pasted).toMatch(/x\n13605$/u);
    expect(read({ text: 'y'.repeat(100_000) }).pasted).toHaveLength(28_000);
  });

  test.each<[string, unknown]>([
    ['<', '<'.repeat(28_000)],
    ['<at>', '<at>'.repeat(7_000)],
    ['<a ', '<a '.repeat(9_000)],
    ['&', '&'.repeat(28_000)],
    ['@', '@Agreement Desk '.repeat(1_700)],
    ['quotes', '"'.repeat(28_000)],
  ])('is read in good time, whatever somebody sends (%s)', (_what, text) => {
    expect(read({ text }).pasted.length).toBeLessThanOrEqual(28_000);
  });
});

describe('a mention', () => {
  test.each<[string, string, unknown, string]>([
    ['as Teams sends it', '<at>Agreement Desk</at> status contoso', [atBot], 'status contoso'],
    ['without text in its entity', '<at>Agreement Desk</at> status contoso', [mention(bot)], 'status contoso'],
    ['without any entity', '<at>Agreement Desk</at> status contoso', [], 'status contoso'],
    ['with attributes', '<at id="0">Agreement Desk</at> status contoso', [atBot], 'status contoso'],
    ['twice', '<at>Agreement Desk</at> <at>Agreement Desk</at> status contoso', [atBot, atBot], 'status contoso'],
    ['at the end', 'status contoso <at>Agreement Desk</at>', [atBot], 'status contoso'],
    ['with a comma', '<at>Agreement Desk</at>, status contoso', [atBot], 'status contoso'],
    ['with a colon', '<at>Agreement Desk</at>: status contoso', [atBot], 'status contoso'],
    [
      'after a colleague',
      '<at>Sam Okafor</at> <at>Agreement Desk</at> status contoso',
      [atSam, atBot],
      'status contoso',
    ],
    ['in HTML', '<div><at>Agreement Desk</at>&nbsp;status contoso</div>', [atBot], 'status contoso'],
    [
      'by another name of the bot',
      '<at>Desk</at> status contoso',
      [mention({ id: bot.id, name: 'Desk' }, '<at>Desk</at>')],
      'status contoso',
    ],
    ['typed', '@Agreement Desk status contoso', [], 'status contoso'],
    ['alone', '<at>Agreement Desk</at> ', [atBot], ''],
    [
      'beside entities of no kind',
      '<at>Agreement Desk</at> help',
      [null, 7, {}, { type: 'mention' }, mention({ id: 7 })],
      'help',
    ],
    ['beside entities that are none', '<at>Agreement Desk</at> help', 'x', 'help'],
  ])('of the bot is taken off: %s', (_how, text, entities, expected) => {
    expect(read({ text, entities }).text).toBe(expected);
  });

  test('of somebody else is a plain name, with the id where Teams gives one', () => {
    const said = read({
      text: '<at>Agreement Desk</at> assign contoso to <at>Sam Okafor</at>',
      entities: [atBot, atSam],
    });
    expect(said).toMatchObject({ text: 'assign contoso to Sam Okafor' });
    expect(said.mentions).toEqual([{ name: 'Sam Okafor', agentId: sam.aadObjectId }]);
    const unknown = read({
      text: 'assign contoso to <at>Sam Okafor</at>',
      entities: [mention({ id: '29:x', name: 'Sam Okafor' })],
    });
    expect(unknown.mentions).toEqual([{ name: 'Sam Okafor', agentId: undefined }]);
  });

  test('is read up to a limit, because each is compared with those before', () => {
    const { mentions } = read({ text: `status contoso ${'<at>Ann</at>'.repeat(2_800)}` });
    expect(mentions.length).toBeLessThanOrEqual(50);
  });
});

describe('what comes with a message', () => {
  const html = (content: unknown) => ({ contentType: 'text/html', content });

  test('is its text where the message has none: HTML', () => {
    expect(read({ attachments: [html('<div><p>status <strong>contoso</strong></p></div>')] }).text).toBe(
      'status contoso',
    );
    const span =
      '<span itemscope itemtype="http://schema.skype.com/Mention" itemid="0">Agreement Desk</span>&nbsp;help';
    expect(read({ attachments: [html(span)], entities: [atBot] }).text).toBe('help');
    expect(read({ text: 'help', attachments: [html('<p>status contoso</p>')] })).toMatchObject({
      text: 'help',
      hasFiles: false,
    });
  });

  test('is seen where it is a file or a picture', () => {
    const file = { contentType: 'application/vnd.microsoft.teams.file.download.info', name: 'x.pdf' };
    expect(read({ attachments: [file] })).toMatchObject({ text: '', hasFiles: true });
    expect(read({ attachments: [{ contentType: 'image/*' }, html('<img src="x">')] })).toMatchObject({
      text: '',
      hasFiles: true,
    });
  });

  test.each<[unknown]>([[null], ['x'], [[null, 7]], [[html(7)]], [{}]])('may be anything (%#)', (attachments) => {
    expect(read({ attachments })).toMatchObject({ text: '', hasFiles: false });
  });

  test.each<[unknown]>([[undefined], [null], [7], [{}]])('and the text too (%#)', (text) => {
    expect(read({ text, recipient: undefined })).toMatchObject({ text: '', pasted: '', mentions: [] });
  });
});
