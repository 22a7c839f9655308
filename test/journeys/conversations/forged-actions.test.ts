import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openReview } from '../../support/desk/confirming.ts';
import { Desk } from '../../support/desk/desk.ts';
import { execute, forge } from '../../support/microsoft/forging.ts';
import type { Person } from '../../support/desk/person.ts';

const customer = 'Litware';
const nothing = { posts: 0, records: 0 };

let desk: Desk;
let admin: Person;

beforeAll(async () => {
  desk = await Desk.open();
  admin = desk.person('admin');
});

afterAll(() => desk.close());

describe('an action that no button of ours sends', () => {
  const unknownId = '99999999-9999-4999-8999-999999999999';

  test.each<[string, Record<string, unknown>]>([
    ['names a draft that never was', execute({ verb: 'attestation.confirm', draftId: unknownId })],
    ['names no draft', execute({ verb: 'attestation.confirm' })],
    ['names a draft that is no id', execute({ verb: 'attestation.confirm', draftId: '../../etc' })],
    ['names a draft that is an object', execute({ verb: 'attestation.confirm', draftId: { $ne: '' } })],
    ['has an unknown verb', execute({ verb: 'attestation.obliterate', draftId: unknownId })],
    ['has no data', { action: { type: 'Action.Execute', verb: 'attestation.confirm' } }],
    ['has nothing but a list', execute({ data: [1, 2, 3] })],
  ])('and %s gets a card that says it is out of date', async (_what, action) => {
    const any = await admin.says('help');
    expect((await forge(admin, any, action)).text).toContain('out of date');
  });

  test.each<[string, unknown]>([
    ['nothing', null],
    ['a text', 'attestation.confirm'],
    ['a number', 7],
    ['an action that is a text', { action: 'attestation.confirm', trigger: 'manual' }],
    ['data that is a text', { action: { type: 'Action.Execute', verb: 'x', data: 'attestation.confirm' } }],
  ])('and is %s gets an answer all the same', async (_what, value) => {
    const { status, body } = await admin.sendsRaw({ type: 'invoke', name: 'adaptiveCard/action', value });
    expect(status).toBe(200);
    expect(JSON.stringify(body)).toContain('out of date');
  });

  test('and names the draft of somebody else sends nothing and shows nothing of it', async () => {
    const email = 'private@customer.example';
    const review = await openReview(desk, admin, { customer, email });
    const sales = desk.person('sales');
    const { data } = review.action('attestation.confirm');
    const card = await forge(sales, await sales.says('help'), execute(data));
    expect(card.text).toContain('out of date');
    expect(card.text).not.toContain(email);
    expect(await desk.countFor(email)).toEqual(nothing);
  });

  test('and comes from Teams’ own refresh of a card shows the draft and sends nothing', async () => {
    const email = 'automatic@customer.example';
    const review = await openReview(desk, admin, { customer, email });
    for (const verb of ['attestation.confirm', 'attestation.cancel', 'attestation.review']) {
      const { draftId } = review.action('attestation.confirm').data;
      const { outcome } = await admin.sends({
        activityId: review.activityId,
        ...execute({ verb, draftId }),
        trigger: 'automatic',
      });
      expect(JSON.stringify(outcome.card)).toContain(email);
    }
    expect(await desk.countFor(email)).toEqual(nothing);
    expect((await admin.presses(review, 'attestation.confirm')).text).toContain('Acceptance recorded');
  });
});
