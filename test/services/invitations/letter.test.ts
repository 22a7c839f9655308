import { expect, test } from '@jest/globals';
import { recipientFor } from '../../../services/invitations/letter.ts';

const unknown = { firstName: undefined, lastName: undefined, phoneNumber: undefined };

test.each([
  [' tania@contoso.com ', 'tania@contoso.com'],
  ['åsa@åre.example', 'åsa@åre.example'],
  [undefined, undefined],
  ['', undefined],
  ['nobody', undefined],
  ['one@contoso.com, two@contoso.com', undefined],
  ['one@contoso.com;two@contoso.com', undefined],
  ['Tania <tania@contoso.com>', 'tania@contoso.com'],
  ['mailto:tania@contoso.com', 'tania@contoso.com'],
  ['tania@contoso.com;', 'tania@contoso.com'],
  ['tania@192.168.1.1', undefined],
  [`${'a'.repeat(250)}@contoso.com`, undefined],
])('the address %j is used as %j', (email, recipient) => {
  expect(recipientFor({ primaryContact: { ...unknown, email } })).toBe(recipient);
});
