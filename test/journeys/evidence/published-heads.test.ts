import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { channel } from '../../../sandbox/teams/channel.ts';
import { parseHead } from '../../../services/evidence/format/head.ts';
import { Desk } from '../../support/desk/desk.ts';
import { until } from '../../support/until.ts';

let desk: Desk;

beforeAll(async () => {
  const link = `https://teams.microsoft.com/l/channel/${encodeURIComponent(channel.id)}/Licensing?groupId=1`;
  desk = await Desk.open({ environment: { EVIDENCE_HEADS_CHANNEL: link } });
});

afterAll(() => desk.close());

test('the newest head of the evidence log is posted in the channel that is set, once the bot knows where Teams is', async () => {
  const admin = desk.person('admin');
  await admin.says('help');
  const post = await until('a head in the channel', async () => {
    const messages = await admin.messages(channel.id);
    return messages.find(({ text }) => text.startsWith('<pre>'));
  });
  const head = parseHead(post.text.replace(/<\/?pre>/g, ''));
  expect(head?.size).toBeGreaterThan(0);
  expect(head?.origin).toMatch(/^agreement-desk\//);
  const isNoted = () => desk.bot.log.some(({ msg, place }) => msg === 'evidence head published' && place === 'channel');
  await until('the note that it is published', isNoted);
});
