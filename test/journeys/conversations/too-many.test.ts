import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Desk } from '../../support/desk/desk.ts';
import { deliver, rawMessage, rawPress, repliesTo } from '../../support/microsoft/raw-activities.ts';

/** What an agent may do at once. */
const burst = 10;

let desk: Desk;

beforeAll(async () => {
  desk = await Desk.open({ environment: { AGENT_REQUESTS_PER_MINUTE: '1' } });
});

afterAll(() => desk.close());

test('an agent who sends too much is told so once, their presses are always answered, and others are not held up', async () => {
  const said = Array.from({ length: burst + 10 }, () => ({ ...rawMessage(desk, 'admin', 'help'), locale: 'sv-SE' }));
  for (const message of said) expect((await deliver(desk, message)).status).toBe(200);
  const replies = await repliesTo(desk, 'admin');
  expect(replies.filter((card) => card.includes('Det här kan du fråga mig om'))).toHaveLength(burst);
  expect(replies.slice(burst)).toEqual([expect.stringContaining('Det blev mycket på en gång')]);
  expect(replies.at(-1)).toMatch(/om \d+ sekunder/);

  const press = rawPress(desk, 'admin', { verb: 'report.show' });
  for (let time = 0; time < 2; time++) {
    const { status, body } = await deliver(desk, press);
    expect(status).toBe(200);
    // The card that was pressed stays as it is, with what was typed in it.
    expect(body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.activity.message' });
    expect(JSON.stringify(body)).toContain('That was a lot at once');
  }
  expect(await repliesTo(desk, 'admin')).toHaveLength(burst + 1);

  await deliver(desk, rawMessage(desk, 'sales', 'help'));
  expect((await repliesTo(desk, 'sales')).join('')).toContain('What you can ask me');
  const heldUp = desk.bot.log.filter(({ msg }) => msg === 'agent held up');
  expect(heldUp).toEqual([
    expect.objectContaining({ limit: 'agent', httpRequestId: expect.stringMatching(/^[\da-f-]{36}$/) }),
  ]);
});

test('what Teams reports of itself is no haste of the agent’s', async () => {
  const person = desk.person('admin');
  const { status } = await person.sendsRaw({ type: 'conversationUpdate', membersAdded: [] });
  expect(status).toBe(200);
});
