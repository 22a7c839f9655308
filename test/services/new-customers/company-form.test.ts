import { describe, expect, test } from '@jest/globals';
import { companyProblems, domainOf, tidyCompanyForm } from '../../../services/new-customers/company-form.ts';

const form = { companyName: 'Contoso', domainPrefix: 'contoso', country: 'SE', resellerId: '' };

describe('the company of a new customer', () => {
  test.each(['Contoso.onmicrosoft.com', ' contoso ', 'CONTOSO'])('has the domain contoso when %j is typed', (typed) => {
    expect(domainOf(tidyCompanyForm({ ...form, domainPrefix: typed }))).toBe('contoso.onmicrosoft.com');
  });

  test.each([`"O'Neil" & Söhne 😀`, '康托索', '3M'])('may be called %s', (companyName) => {
    expect(companyProblems({ ...form, companyName })).toEqual({});
  });

  test.each([
    [{ companyName: '' }, { companyName: 'missing' }],
    [{ companyName: 'X' }, { companyName: 'not-a-name' }],
    [{ companyName: '!?😀' }, { companyName: 'not-a-name' }],
    [{ companyName: 'x'.repeat(101) }, { companyName: 'too-long' }],
    [{ domainPrefix: 'con-toso' }, { domainPrefix: 'not-a-domain' }],
    [{ domainPrefix: 'åäö' }, { domainPrefix: 'not-a-domain' }],
    [{ domainPrefix: 'x'.repeat(28) }, { domainPrefix: 'not-a-domain' }],
    [{ country: '' }, { country: 'missing' }],
    [{ country: 'SWEDEN' }, { country: 'unknown-country' }],
  ])('%j is wrong', (change, problems) => {
    expect(companyProblems({ ...form, ...change })).toEqual(problems);
  });
});
