import { describe, expect, test } from '@jest/globals';
import { detailsProblems } from '../../../services/new-customers/details-form.ts';
import type { CountryRules } from '../../../services/company-address.ts';

const rules: CountryRules = {
  country: 'US',
  culture: 'en-US',
  language: 'en',
  isStateRequired: true,
  states: ['NY', 'WA'],
  isPostalCodeRequired: true,
  postalCodePattern: '^\\d{5}(-\\d{4})?$',
  registrationNumber: 'none',
  taxIdSample: undefined,
};
const form = {
  addressLine1: '1 Microsoft Way',
  addressLine2: '',
  city: 'Redmond',
  state: 'WA',
  postalCode: '98052',
  registrationNumber: '',
  firstName: 'Åsa',
  lastName: `O'Neil "😀"`,
  email: 'asa@contoso.com',
  phoneNumber: '',
};

describe('address and contact of a new customer', () => {
  test('hold by the rules of the country', () => {
    expect(detailsProblems(form, rules)).toEqual({});
  });

  test.each([
    [{ addressLine1: '' }, { addressLine1: 'missing' }],
    [{ city: 'x'.repeat(101) }, { city: 'too-long' }],
    [{ state: '' }, { state: 'missing' }],
    [{ state: 'XX' }, { state: 'not-a-state' }],
    [{ postalCode: '' }, { postalCode: 'missing' }],
    [{ postalCode: '123 45' }, { postalCode: 'not-a-postal-code' }],
    [{ firstName: '' }, { firstName: 'missing' }],
    [{ email: 'asa' }, { email: 'not-an-email' }],
    [{ email: 'someone@microsoft.com' }, { email: 'not-the-customers' }],
    [{ phoneNumber: 'call me' }, { phoneNumber: 'not-a-phone-number' }],
  ])('are wrong with %j', (change, problems) => {
    expect(detailsProblems({ ...form, ...change }, rules)).toEqual(problems);
  });

  test('need a registration number only where the country does', () => {
    const needed: CountryRules = { ...rules, registrationNumber: 'required' };
    expect(detailsProblems(form, needed)).toEqual({ registrationNumber: 'missing' });
    expect(detailsProblems(form, { ...rules, registrationNumber: 'optional' })).toEqual({});
  });

  test('are not stopped by a pattern that cannot be read', () => {
    expect(detailsProblems({ ...form, postalCode: 'x' }, { ...rules, postalCodePattern: '(' })).toEqual({});
  });
});
