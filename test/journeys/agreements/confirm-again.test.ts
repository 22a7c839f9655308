import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { expectWords } from '../../support/cards/expect-words.ts';
import { openReview, typedContact } from '../../support/desk/confirming.ts';
import { Desk } from '../../support/desk/desk.ts';
import type { Person } from '../../support/desk/person.ts';
import { execute, forge } from '../../support/microsoft/forging.ts';

const priya = { ...typedContact, firstName: 'Priya', lastName: 'Shah', email: 'priya@litware.example' };
const reason = 'Priya has left; Tania accepted';

let desk: Desk;
let admin: Person;

beforeAll(async () => {
  desk = await Desk.open();
  admin = desk.person('admin');
  const form = await admin.says('confirm litware');
  const review = await admin.presses(form, 'attestation.review', { ...priya, dateAgreed: '2025-11-20' });
  await admin.presses(review, 'attestation.confirm');
});

afterAll(() => desk.close());

describe('confirming again', () => {
  test('is the last thing offered for a confirmed customer', async () => {
    expect((await admin.says('status litware')).buttons).toEqual([
      'History',
      'Check again',
      'Evidence',
      'Confirm again',
    ]);
  });

  test('shows what is held, asks why with all that is wrong, and puts old beside new', async () => {
    const form = await admin.presses(await admin.says('status litware'), 'Confirm again');
    expect(form.text).toMatch(/Ada Lindqvist confirmed this customer on .*: Priya Shah \(priya@litware\.example\)/);
    expect(form.text).toContain('Who at Litware accepted the agreement?');
    expect(form.inputs).toMatchObject({ reason: '', dateAgreed: '' });

    const wrong = await admin.presses(form, 'attestation.review', { ...form.inputs, email: 'tania' });
    for (const words of ['an email address like', 'Choose the day', 'why you’re confirming again'])
      expectWords(wrong, words);

    const review = await admin.presses(wrong, 'attestation.review', { ...typedContact, reason });
    expect(review.text).toContain('Tania Carr\nBefore\nPriya Shah');
    expect(review.text).toContain('March 2, 2026\nBefore\nNovember 20, 2025');
    expectWords(review, `Reason: ${reason}`);

    const receipt = await admin.presses(review, 'Confirm again for Litware');
    const replaced = 'Replaces Priya Shah (priya@litware.example), accepted on November 20, 2025.';
    expectWords(receipt, replaced);
    const history = await admin.presses(receipt, 'History');
    expectWords(history, replaced);
    expectWords(history, `Reason: ${reason}`);
    const rows = (await (await desk.ledger()).rows()).filter((row) => row.company_name === 'Litware');
    expect(rows.map((row) => [row.email, row.reason])).toEqual([
      [priya.email, null],
      [typedContact.email, reason],
    ]);
    expect(JSON.parse(String(rows[1]?.replaces))).toMatchObject({ attestationId: rows[0]?.attestation_id });
    expect(JSON.stringify(desk.bot.log)).not.toContain(reason);
  });

  test('says that Partner Center takes no second record for the same person', async () => {
    const form = await admin.presses(await admin.says('status litware'), 'Confirm again');
    const review = await admin.presses(form, 'attestation.review', {
      ...typedContact,
      dateAgreed: '2026-03-03',
      reason,
    });
    expectWords(review, 'keeps one record for each person');
  });

  test('is never sent without a reason, whatever is pressed', async () => {
    const form = await admin.says('confirm vanarsdel');
    const review = await admin.presses(form, 'attestation.review', {
      ...typedContact,
      email: 'late@vanarsdel.example',
    });
    const other = await openReview(desk, desk.person('sales'), { customer: 'VanArsdel', email: 'a@vanarsdel.example' });
    await desk.person('sales').presses(other, 'attestation.confirm');
    const stopped = await admin.presses(review, 'attestation.confirm');
    expect(stopped.buttons).toEqual(['Status', 'Change', 'Cancel', 'Confirm again']);

    const { draftId } = stopped.action('attestation.again').data;
    const { version } = review.action('attestation.confirm').data;
    await forge(admin, stopped, execute({ verb: 'attestation.confirm', draftId, version }));
    expect(await desk.agreementsOf('VanArsdel')).toHaveLength(1);
  });

  test('asks for no reason where the old acceptance has run out', async () => {
    const form = await admin.presses(await admin.says('status wide world'), 'Confirm again');
    expect(form.inputs).not.toHaveProperty('reason');
    const review = await admin.presses(form, 'attestation.review', typedContact);
    expect(review.text).toMatch(/Before\nMay 17, 2022/);
    expectWords(await admin.presses(review, 'attestation.confirm'), 'Replaces');
  });
});
