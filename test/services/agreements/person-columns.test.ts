import { expect, test } from '@jest/globals';
import { columnsOfPerson, personIn } from '../../../services/agreements/person-columns.ts';

const tania = { firstName: 'Tania', lastName: 'Carr', email: 'tania@contoso.com', phoneNumber: '+1 425 555 0101' };

test('a person comes back from its columns as it was', () => {
  expect(personIn(columnsOfPerson(tania))).toEqual(tania);
});

test('who accepted stays known where a field is missing that the form got later', () => {
  const { phone_number: _later, ...before } = columnsOfPerson(tania);
  expect(personIn(before)).toEqual({ ...tania, phoneNumber: undefined });
});

test('who was erased is nobody', () => {
  expect(personIn(columnsOfPerson(undefined))).toBeUndefined();
});
