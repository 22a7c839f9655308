import { describe, expect, test } from '@jest/globals';
import { companyNameOf } from '../../../../services/customers/search/company-name.ts';
import { chosenLabel, domainsIn, guidsIn } from '../../../../services/customers/search/named-places.ts';

const id = 'cccccccc-0000-4000-8000-000000000001';

describe('a tenant id', () => {
  test.each([
    id,
    id.toUpperCase(),
    `{${id}}`,
    `(${id})`,
    `"${id}"`,
    `${id}.`,
    `${id};`,
    id.replaceAll('-', '\u2011'),
    id.replaceAll('-', '–'),
    id.replaceAll('-', ''),
    `\u200b${id}\u200b`,
    `cccc\u00adcccc-0000-4000-8000-000000000001`,
    `tenant id: ${id}`,
    `https://admin.microsoft.com/?tid=${id}`,
    `https://partner.microsoft.com/dashboard/v2/customers/${id}/overview`,
    `Contoso Ltd;${id}`,
    `（${id}）`,
    `${id} ${id.toUpperCase()}`,
  ])('is seen in %s', (text) => {
    expect(guidsIn(text)).toEqual([id]);
  });

  test.each(['', 'contoso', `${id}0`, `a${id}`, id.slice(1), '0'.repeat(33)])('is not seen in %s', (text) => {
    expect(guidsIn(text)).toEqual([]);
  });
});

describe('a domain', () => {
  test.each([
    ['contoso.com', 'contoso.com', 'contoso'],
    ['www.contoso.com', 'contoso.com', 'contoso'],
    ['https://www.contoso.com/', 'contoso.com', 'contoso'],
    ['http://contoso.com:8080/path?x=1#y', 'contoso.com', 'contoso'],
    ['tania.carr@contoso.com', 'contoso.com', 'contoso'],
    ['mailto:tania.carr@contoso.com', 'contoso.com', 'contoso'],
    ['Tania Carr <tania.carr@mail.contoso.co.uk>;', 'mail.contoso.co.uk', 'contoso'],
    ['@contoso.com', 'contoso.com', 'contoso'],
    ['contoso.com.', 'contoso.com', 'contoso'],
    ['contoso.co.uk', 'contoso.co.uk', 'contoso'],
    ['contoso.com.au', 'contoso.com.au', 'contoso'],
    ['co.uk', 'co.uk', 'co'],
    ['bücher.example.de', 'bücher.example.de', 'example'],
    ['https://contoso.sharepoint.com/sites/x', 'contoso.sharepoint.com', 'contoso'],
    ['contoso-my.sharepoint.com', 'contoso-my.sharepoint.com', 'contoso'],
    ['contoso.onmicrosoft.com', 'contoso.onmicrosoft.com', 'contoso'],
  ])('is seen in %s', (text, domain, label) => {
    expect(domainsIn(text)).toEqual([domain]);
    expect(chosenLabel(domain)).toBe(label);
  });

  test.each(['Contoso Ltd', 'St.Gallen AG', 'Kawa i Herbata Sp. z o.o.', 'B.V.', '1.5', 'contoso.', '.com'])(
    'is not seen in %s',
    (text) => {
      expect(domainsIn(text).filter((domain) => chosenLabel(domain).length > 3)).toEqual([]);
    },
  );
});

describe('the core of a company’s name', () => {
  test.each([
    ['Contoso Ltd', 'contoso', 'ltd'],
    ['Contoso Limited', 'contoso', 'ltd'],
    ['CONTOSO LTD.', 'contoso', 'ltd'],
    ['Brown & Daughters', 'brown daughters', ''],
    ['Brown and Daughters', 'brown daughters', ''],
    ['Brabant Techniek B.V.', 'brabant techniek', 'bv'],
    ['Brabant Techniek Besloten Vennootschap', 'brabant techniek', 'bv'],
    ['Donau Logistik Gesellschaft mit beschränkter Haftung', 'donau logistik', 'gmbh'],
    ['Nordljus Data Aktiebolag', 'nordljus data', 'ab'],
    ['罗斯文商贸有限公司', '罗 斯 文 商 贸', '有 限 公 司'],
    ['Limited', 'limited', ''],
    ['...', '', ''],
  ])('of %s is %s', (name, core, legalForm) => {
    expect(companyNameOf(name)).toEqual({ core, legalForm });
  });
});
