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

  test.each([
    undefined,
    null,
    'status.show',
    {},
    { verb: 'status.show' },
    { verb: 'status.show', customerId: 'contoso' },
    { verb: 'status.destroy', customerId },
    { verb: 'attestation.confirm', customerId },
    { verb: 'language.choose', language: 'fr' },
    { verb: 'template.show', country: 'de', language: 'de-DE' },
  ])('is nothing of ours when it is %j', (data) => {
    expect(parseCardAction(data)).toBeUndefined();
  });
});
