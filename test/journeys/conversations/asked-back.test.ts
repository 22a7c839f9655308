import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Desk } from '../../support/desk/desk.ts';
import { mutated } from '../../support/mutated.ts';
import { SeededRandom } from '../../support/seeded-random.ts';
import type { Person } from '../../support/desk/person.ts';

let desk: Desk;
let admin: Person;

beforeAll(async () => {
  desk = await Desk.open();
  admin = desk.person('admin');
});

afterAll(() => desk.close());

const botMessages = async () => (await admin.messages()).filter(({ from }) => from === 'bot').length;

describe('a question', () => {
  test('ends with the next complete command, and is not asked again', async () => {
    await admin.says('history');
    const before = await botMessages();
    expect((await admin.says('status fabrikam')).text).toContain('Acceptance confirmed');
    expect(await botMessages()).toBe(before + 1);
    expect((await admin.says('fabrikam')).text).toContain('Acceptance confirmed');
  });

  test('ends with the second answer that finds nobody', async () => {
    await admin.says('history');
    expect((await admin.says('zzyzx')).text).toContain('No customer found');
    expect((await admin.says('zzyzy')).text).toContain('No customer found');
    expect((await admin.says('zzyzz')).text).toContain('I didn’t understand that');
  });

  test.each(['thanks', 'confrim contoso', 'help'])('ends with %s, which is understood', async (text) => {
    await admin.says('history');
    expect((await admin.says(text)).text).not.toContain('No customer found');
    expect((await admin.says('zzyzx')).text).toContain('I didn’t understand that');
  });

  test('ends with cancel, and leaves the form below it open', async () => {
    await admin.says('confirm litware');
    await admin.says('status');
    expect((await admin.says('cancel')).text).toContain('Cancelled');
    expect((await admin.says('cancel')).text).toContain('Litware');
  });

  test('is never asked again in another language', async () => {
    const chinese = admin.with({ locale: 'zh-CN' });
    expect((await chinese.says('提醒')).json['lang']).toBe('zh');
    const german = admin.with({ locale: 'de-DE' });
    expect((await german.says('status litware')).json['lang']).toBe('de');
    expect((await german.newestCard()).text).toContain('Litware');
  });
});

test('a question that nobody answered for a day is over', async () => {
  const aheadFile = join(await mkdtemp(join(tmpdir(), 'agreement-desk-clock-')), 'ahead');
  const later = await Desk.open({ environment: { SANDBOX_CLOCK_AHEAD_FILE: aheadFile } });
  try {
    const person = later.person('admin');
    const hours = 60 * 60_000;
    await person.says('history');
    await writeFile(aheadFile, String(23 * hours));
    expect((await person.says('zzyzx')).text).toContain('No customer found');
    await person.says('history');
    await writeFile(aheadFile, String(48 * hours));
    expect((await person.says('zzyzx')).text).toContain('I didn’t understand that');
  } finally {
    await later.close();
  }
});

test('whatever is typed, nothing is confirmed, invited or created without a press', async () => {
  const before = await desk.state();
  const random = new SeededRandom(4);
  const verbs = [
    'confirm',
    'invite',
    'hand over',
    'lade',
    'bekräfta',
    '确认',
    'confrim',
    'new customer',
    'litware has accepted',
  ];
  const texts = Array.from(
    { length: 60 },
    () => `${mutated(random.oneOf(verbs), random)} ${random.oneOf(['litware', 'vanarsdle', ''])}`,
  );
  for (const text of texts) expect((await admin.says(text)).text).not.toBe('');
  expect(await desk.state()).toEqual(before);
  expect(JSON.stringify(desk.bot.log)).not.toMatch(/attestation recorded|customer invited|customer created/);
  await admin.says('cancel');
});

describe('while a form is open', () => {
  test.each([
    ['confrim city power', ['Confirm City Power & Light', 'Go on', 'Cancel']],
    ['good grief', ['Go on', 'Cancel']],
  ])('“%s” is answered, and never by the form', async (text, buttons) => {
    const form = await admin.says('confirm vanarsdel');
    const answer = await admin.says(text);
    expect(answer.buttons).toEqual(buttons);
    expect(answer.text).toContain('The form for VanArsdel is still open above.');
    expect(Object.keys((await admin.cardNow(form.activityId)).inputs)).toContain('dateAgreed');
    await admin.says('cancel');
  });

  test.each(['thanks', 'contoso', 'Has Contoso accepted the MCA?'])('“%s” is answered alone', async (text) => {
    await admin.says('confirm vanarsdel');
    const answer = await admin.says(text);
    expect(answer.inputs).toEqual({});
    expect(answer.text).not.toContain('VanArsdel');
    await admin.says('cancel');
  });

  test.each(['go on', 'weiter', 'fortsätt', 'doorgaan', '继续'])(
    '%s brings it back with what was typed',
    async (text) => {
      const form = await admin.says('confirm vanarsdel');
      await admin.presses(form, 'attestation.review', { firstName: 'Zora', email: 'no' });
      await admin.says('good grief');
      const again = await admin.says(text);
      expect(again.inputs['firstName']).toBe('Zora');
      await admin.says('cancel');
    },
  );

  test('Cancel beside the note ends it', async () => {
    await admin.says('confirm vanarsdel');
    const cancelled = await admin.presses(await admin.says('good grief'), 'Cancel');
    expect(cancelled.text).toContain('Nothing was sent to Microsoft for VanArsdel.');
    expect((await admin.says('good grief')).buttons).toEqual(['What I can do for you']);
  });
});
