import { describe, expect, test } from '@jest/globals';
import { parseCardAction } from '../../cards/card-actions.ts';

const customerId = '0c39d6d5-c70d-4c55-bc02-f620844f3fd1';
const draftId = '3f1f9f4e-5f5b-4e0c-8a3e-2f6a4c1f7d10';

describe('what a card sends', () => {
  test('is a verb with ids, written in lower case from then on', () => {
    const action = parseCardAction({ verb: 'status.show', customerId: customerId.toUpperCase() });
    expect(action).toEqual({ verb: 'status.show', customerId });
  });

  test('counts a field that some clients leave out, or send as null, as empty', () => {
    const action = parseCardAction({ verb: 'attestation.review', draftId, firstName: 'Adele', email: null });
    const empty = { lastName: '', email: '', phoneNumber: '', dateAgreed: '' };
    expect(action).toEqual({ verb: 'attestation.review', draftId, firstName: 'Adele', ...empty });
  });

  test('takes the languages of letters that there are, and leaves any other choice open', () => {
    const start = (letterLanguage: unknown) =>
      parseCardAction({ verb: 'invitation.start', customerId, letterLanguage, subject: 'kept out' });
    expect(start('zh-Hans')).toEqual({ verb: 'invitation.start', customerId, letterLanguage: 'zh-Hans' });
    for (const other of ['fr', '', null, 7, { a: 1 }, undefined])
      expect(start(other)).toMatchObject({ verb: 'invitation.start', customerId });
  });

  test.each([
    undefined,
    null,
    'status.show',
    {},
    { verb: 'status.show' },
    { verb: 'status.show', customerId: 'contoso' },
    { verb: 'status.destroy', customerId },
    { verb: 'attestation.confirm', customerId },
    { verb: 'invitation.start', customerId: 'contoso' },
    { verb: 'invitation.send', customerId, subject: 'a', body: 'b' },
    { verb: 'invitation.change', invitationId: draftId },
    { verb: 'language.choose', language: 'fr' },
    { verb: 'template.show', country: 'de', language: 'de-DE' },
  ])('is nothing of ours when it is %j', (data) => {
    expect(parseCardAction(data)).toBeUndefined();
  });
});
