import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ShownCard } from '../../support/cards/shown-card.ts';
import { Desk } from '../../support/desk/desk.ts';

const contact = { firstName: 'Tania', lastName: 'Carr', email: 'tania@contoso.com', phoneNumber: '' };

let desk: Desk;

beforeAll(async () => {
  desk = await Desk.open();
});

afterAll(async () => {
  await desk.close();
});

/** What a press on a receipt opens stands below it, and leads back to where it came from in its own place. */
async function looksAround(receipt: ShownCard, press: 'presses' | 'submits'): Promise<void> {
  const admin = desk.person('admin');
  const history = await admin[press](receipt, 'history.show');
  expect(history.activityId).not.toBe(receipt.activityId);
  expect(history.text).toContain('Ada Lindqvist');
  expect((await admin.cardNow(receipt.activityId)).json).toEqual(receipt.json);
  const status = await admin[press](history, 'status.show');
  expect(status.activityId).toBe(history.activityId);
  expect((await admin[press](status, 'history.show')).activityId).toBe(history.activityId);
}

describe('confirming an acceptance', () => {
  test('goes from a form through a review to a receipt, all in one message', async () => {
    const admin = desk.person('admin');
    const form = await admin.says('confirm contoso');
    expect(form.text).toContain('Contoso Ltd');
    const person = ['firstName', 'lastName', 'email', 'phoneNumber'];
    expect(Object.keys(form.inputs)).toEqual([...person, 'dateAgreed', 'ground', 'groundReference']);
    expect(form.inputs['lastName']).not.toBe('');
    expect(form.inputs['dateAgreed']).toBe('');

    const review = await admin.presses(form, 'attestation.review', { ...contact, dateAgreed: '2026-03-02' });
    expect(review.text).toContain('Tania Carr');
    expect(review.text).toContain('March 2, 2026');
    expect(await desk.agreementsOf('Contoso Ltd')).toEqual([]);

    const receipt = await admin.presses(review, 'attestation.confirm');
    expect(receipt.activityId).toBe(form.activityId);
    expect(receipt.text).toContain('Acceptance recorded');
    expect(receipt.text).toContain('117a77b0-9360-443b-8795-c6dedc750cf9');
    // Where nobody signs in, Microsoft's record names this account and not the agent.
    expect(receipt.text).toContain('partner.center.service@adatum.onmicrosoft.com');
    expect(await desk.agreementsOf('Contoso Ltd')).toMatchObject([
      {
        primaryContact: { firstName: 'Tania', lastName: 'Carr' },
        dateAgreed: expect.stringMatching(/^2026-03-02T00:00:00/),
      },
    ]);
  });

  test('leaves the receipt in the chat when something is opened from it', async () => {
    const admin = desk.person('admin');
    const form = await admin.says('confirm city power');
    const review = await admin.presses(form, 'attestation.review', { ...contact, dateAgreed: '2026-03-02' });
    await looksAround(await admin.presses(review, 'attestation.confirm'), 'presses');
  });

  test('is then seen in status and history', async () => {
    const admin = desk.person('admin');
    const status = await admin.says('status contoso');
    expect(status.text).toContain('Acceptance confirmed');
    expect(status.text).toContain('Tania Carr');
    const history = await admin.presses(status, 'history.show');
    expect(history.text).toContain('Tania Carr');
    expect(history.text).toContain('Ada Lindqvist');
  });

  test('keeps everything that was typed and says beside each field what is wrong', async () => {
    const sales = desk.person('sales');
    const form = await sales.says('confirm litware');
    const typed = {
      firstName: '',
      lastName: 'O"Neill',
      email: 'not an address',
      phoneNumber: 'call me',
      dateAgreed: '2999-01-01',
    };
    const again = await sales.presses(form, 'attestation.review', typed);
    expect(again.inputs).toMatchObject(typed);
    expect(again.text).toContain('first name');
    expect(again.text).toContain('an email address like');
    expect(again.text).toContain('a phone number with digits only');
    expect(again.text).toContain('is in the future');
    expect(await desk.agreementsOf('Litware').catch(() => [])).toEqual([]);
  });

  test('says that nothing was sent when it is cancelled', async () => {
    const sales = desk.person('sales');
    const form = await sales.says('confirm vanarsdel');
    const cancelled = await sales.presses(form, 'attestation.cancel');
    expect(cancelled.text).toContain('Nothing was sent');
    const stale = await sales.presses(form, 'attestation.review', { ...contact, dateAgreed: '2026-03-02' });
    expect(stale.text).toContain('Nothing was sent');
  });

  test('goes back from the review with everything still there', async () => {
    const sales = desk.person('sales');
    const form = await sales.says('confirm vanarsdel');
    const typed = { ...contact, phoneNumber: '+46 8 123 45 67', dateAgreed: '2026-03-02' };
    const review = await sales.presses(form, 'attestation.review', typed);
    const changed = await sales.presses(review, 'attestation.change');
    expect(changed.inputs).toMatchObject(typed);
  });

  test('works for a client that only knows Action.Submit', async () => {
    const admin = desk.person('admin');
    const form = await admin.says('confirm lucerne');
    const review = await admin.submits(form, 'attestation.review', { ...contact, dateAgreed: '2026-03-02' });
    const receipt = await admin.submits(review, 'attestation.confirm');
    expect(receipt.text).toContain('Acceptance recorded');
    expect(receipt.activityId).toBe(form.activityId);
    await looksAround(receipt, 'submits');
  });

  test('shows the status instead when the customer has accepted already', async () => {
    const admin = desk.person('admin');
    expect((await admin.says('confirm adventure works')).text).toContain('Accepted by the customer');
    const fabrikam = await admin.says('confirm fabrikam');
    expect(fabrikam.text).toContain('Acceptance confirmed');
    expect(fabrikam.buttons).toContain('Confirm again');
  });

  test('offers to confirm again what was accepted before the renewal cutoff', async () => {
    const status = await desk.person('admin').says('status wide world');
    expect(status.text).toContain('Needs confirming again');
    expect(status.buttons).toContain('Confirm again');
  });

  test('stays open over what is said meanwhile, and stops at cancel', async () => {
    const admin = desk.person('admin');
    const form = await admin.says('confirm vanarsdel');
    const again = await admin.presses(await admin.says('what was that?'), 'Go on');
    expect(again.activityId).not.toBe(form.activityId);
    expect(again.action('attestation.review').data).toEqual(form.action('attestation.review').data);
    expect((await admin.says('help')).text).toContain('What you can ask me');
    expect((await admin.says('status contoso')).text).toContain('Contoso Ltd');
    expect((await admin.says('cancel')).text).toContain('Nothing was sent');
    expect((await admin.says('cancel')).text).toContain('nothing to cancel');
  });
});

describe('the day of acceptance', () => {
  test.each([
    ['Pacific/Kiritimati', 'tailwind toys'],
    ['Pacific/Honolulu', 'litware'],
  ])('may be today in %s, and not tomorrow', async (timeZone, customer) => {
    const admin = desk.person('admin').with({ timeZone });
    const dayIn = (offset: number) => new Date(Date.now() + offset).toLocaleDateString('sv-SE', { timeZone });
    const form = await admin.says(`confirm ${customer}`);
    const tomorrow = await admin.presses(form, 'attestation.review', { ...contact, dateAgreed: dayIn(86_400_000) });
    expect(tomorrow.text).toContain('is in the future');
    const review = await admin.presses(tomorrow, 'attestation.review', { ...contact, dateAgreed: dayIn(0) });
    const receipt = await admin.presses(review, 'attestation.confirm');
    expect(receipt.text).toMatch(/Acceptance recorded|Already recorded/);
  });
});

describe('who may not', () => {
  test.each([
    ['helpdesk', 'Helpdesk agent'],
    ['global', 'Global admin'],
  ] as const)('a %s is told why, and who may', async (name, role) => {
    const refusal = await desk.person(name).says('confirm contoso');
    expect(refusal.text).toContain(role);
    expect(refusal.text).toContain('Admin agent or Sales agent');
  });

  test('somebody without a role sees no customers', async () => {
    expect((await desk.person('nobody').says('status contoso')).text).toContain('can’t see customers');
  });

  test('a forged action is refused by the service, not by the card', async () => {
    const customerId = await desk.customerId('Contoso Ltd');
    const status = await desk.person('helpdesk').says('status contoso');
    const action = {
      type: 'Action.Execute',
      verb: 'attestation.start',
      data: { verb: 'attestation.start', customerId },
    };
    const { outcome } = await desk.person('helpdesk').sends({ activityId: status.activityId, action });
    expect(JSON.stringify(outcome.card)).toContain('can’t confirm');
  });

  test('nobody sees or uses the draft of somebody else', async () => {
    const form = await desk.person('sales').says('confirm fourth coffee');
    const { verb, data } = form.action('attestation.review');
    const other = desk.person('admin');
    const card = await other.says('status contoso');
    const forged = await other.sends({
      activityId: card.activityId,
      action: { type: 'Action.Execute', verb, data },
      inputs: { ...contact, dateAgreed: '2026-03-02' },
    });
    expect(JSON.stringify(forged.outcome.card)).toContain('out of date');
  });

  test('people of another tenant get no answer at all', async () => {
    const before = await desk.person('admin').messages();
    const { status } = await desk.person('admin').sendsRaw({
      type: 'message',
      text: 'status contoso',
      conversation: { tenantId: '99999999-9999-4999-8999-999999999999' },
      channelData: { tenant: { id: '99999999-9999-4999-8999-999999999999' } },
    });
    expect(status).toBeLessThan(300);
    expect((await desk.person('admin').messages()).filter((message) => message.from === 'bot')).toHaveLength(
      before.filter((message) => message.from === 'bot').length,
    );
  });
});

describe('an indirect reseller', () => {
  test('is refused with its providers named and a message to send them', async () => {
    const reseller = await Desk.open({ partner: 'indirect-reseller' });
    try {
      const refusal = await reseller.person('admin').says('confirm contoso');
      expect(refusal.text).toContain('indirect reseller');
      expect(refusal.text).toContain('First Up Consultants');
      const letter = await reseller.person('admin').presses(refusal, 'Write to your provider');
      expect(letter.inputs['body']).toContain('Customer: Contoso Ltd');
    } finally {
      await reseller.close();
    }
  });
});
