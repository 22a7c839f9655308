import { describe, expect, test } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { columnTitle } from '../../../../cards/bulk/list-titles.ts';
import { listFaultText } from '../../../../cards/bulk/list-fault-text.ts';
import { openListWords } from '../../../../cards/bulk/list-words.ts';
import { wordingFor } from '../../../../cards/wording/wording.ts';
import { allColumnsOf, titlesNotRead } from '../../../../services/bulk/list/act-columns.ts';
import { ListNotReadableError } from '../../../../services/bulk/list/list-not-readable-error.ts';
import { mostListBytes } from '../../../../services/bulk/list/list-limits.ts';
import { bulkActs } from '../../../../services/bulk/list/list-row.ts';
import { uploadedRows } from '../../../../services/bulk/list/uploaded-rows.ts';
import { languages } from '../../../../services/conversations/language.ts';
import { listFaultOf, readListBytes, readListFile } from '../../../support/list-files.ts';

const fixtures = 'test/fixtures/lists';
const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le');
const latin1 = (text: string) => Buffer.from(text, 'latin1');
const jurgen = { customer: 'Contoso', firstName: 'Jürgen', lastName: 'Groß' };

describe('a CSV file is read as the program that made it meant it', () => {
  test.each([
    ['Excel in German', latin1('Kunde;Vorname;Nachname\r\nContoso;Jürgen;Groß\r\n')],
    ['Excel as "CSV UTF-8"', '\uFEFFKunde;Vorname;Nachname\r\nContoso;Jürgen;Groß\r\n'],
    ['Excel as "Unicode text"', utf16('Kunde\tVorname\tNachname\r\nContoso\tJürgen\tGroß\r\n')],
    ['Excel in English', 'Customer,First name,Last name\nContoso,Jürgen,Groß'],
    [
      'Excel for the Mac',
      Buffer.from('4b756e64653b566f726e616d653b4e6163686e616d650d436f6e746f736f3b4a9f7267656e3b47726fa70d', 'hex'),
    ],
    ['a tool that likes bars', 'KLANT|VOORNAAM|ACHTERNAAM\nContoso|Jürgen|Groß\n'],
    ['a tool that quotes everything', '"Kund","Förnamn","Efternamn"\r\n"Contoso","Jürgen","Groß"\r\n'],
    ['Excel with its own first line', 'sep=|\r\nKunde|Vorname|Nachname\r\nContoso|Jürgen|Groß\r\n'],
  ])('%s', async (_program, bytes) => {
    expect(await readListBytes(bytes)).toEqual([{ number: 2, cells: jurgen }]);
  });

  test('Excel in Chinese', async () => {
    // "客户,名字,姓氏" and "微软,伟,王" in GBK.
    const gbk = Buffer.from('bfcdbba72cc3fbd7d62cd0d5cacf0d0acea2c8ed2cceb02ccdf50d0a', 'hex');
    expect(await readListBytes(gbk)).toEqual([
      { number: 2, cells: { customer: '微软', firstName: '伟', lastName: '王' } },
    ]);
  });

  test('and letters of the West are found also far behind, and not taken for Chinese ones', async () => {
    const rows = Array.from({ length: 20_000 }, (_none, index) => `Customer ${index},Ann\r\n`);
    const read = await readListBytes(latin1(`Kunde,Vorname\r\n${rows.join('')}Größe AG,José\r\n`));
    expect(read.at(-1)).toEqual({ number: 20_002, cells: { customer: 'Größe AG', firstName: 'José' } });
  });

  test('with cells of several lines, quotation marks, empty rows and a trailing delimiter', async () => {
    const text = [
      'Customers of the north;;',
      ';;',
      'Customer;Reason;E-mail (optional);',
      '"Contoso; the ""best""";"two\r\nlines";a@b.example;',
      ';;;',
      'Müller "Bau" GmbH;  \u00A0 ;;',
      '\'=HYPERLINK(1);=1+1;="0042";more;and more',
    ].join('\r\n');
    expect(await readListBytes(text)).toEqual([
      { number: 4, cells: { customer: 'Contoso; the "best"', reason: 'two lines', email: 'a@b.example' } },
      { number: 6, cells: { customer: 'Müller "Bau" GmbH' } },
      { number: 7, cells: { customer: '=HYPERLINK(1)', reason: '=1+1', email: '0042' } },
    ]);
  });

  test('a list of one column, which could have any delimiter', async () => {
    expect(await readListBytes('Tenant ID\nContoso\n', 'invite')).toEqual([
      { number: 2, cells: { customer: 'Contoso' } },
    ]);
  });
});

describe('a workbook is read as Excel shows it', () => {
  test('with a title above, days as numbers, zeros in front, formulas, empty rows and 200 columns', async () => {
    const rows = await readListFile(`${fixtures}/german-excel.xlsx`);
    expect(rows).toEqual([
      {
        number: 5,
        cells: {
          ...{ customer: 'Contoso Ltd', firstName: 'Jürgen', lastName: 'Groß', email: 'juergen.gross@contoso.example' },
          ...{ phoneNumber: '0049 89 123', dateAgreed: '2026-01-20', ground: 'Am Telefon' },
        },
      },
      {
        number: 6,
        cells: {
          ...{ customer: 'Müller & Söhne GmbH', firstName: 'Anna', lastName: 'Öztürk', email: 'anna@mueller.example' },
          ...{ phoneNumber: '+49 30 1', dateAgreed: '2025-12-31', ground: 'E-Mail' },
        },
      },
      {
        number: 27,
        cells: {
          ...{ customer: 'Litware', firstName: 'Bo', lastName: 'Lindqvist', email: 'bo@litware.example' },
          dateAgreed: '31.12.2025',
        },
      },
      {
        number: 28,
        cells: {
          ...{ customer: 'Fabrikam', firstName: 'Cy', lastName: 'Berg', email: 'cy@fabrikam.example' },
          dateAgreed: '2026-01-05',
        },
      },
    ]);
  });

  test('with days that count from 1904, on the second sheet, and by the most exact name of a customer', async () => {
    const rows = await readListFile(`${fixtures}/mac-1904.xlsx`);
    expect(rows.map(({ cells }) => [cells.customer, cells.dateAgreed])).toEqual([
      ['contoso.example', '2026-01-01'],
      ['3F2504E0-4F89-41D3-9A0C-0305E82C3301', '2026-01-02'],
      // An id of the partner’s own.
      ['Fabrikam', '2026-01-03'],
    ]);
  });

  test('of another program: Chinese, in several letters, with days that lost their format', async () => {
    const [first, second, third] = await readListFile(`${fixtures}/chinese-openpyxl.xlsx`);
    expect(first?.cells).toMatchObject({ customer: '广州示例有限公司', lastName: '王', dateAgreed: '2026-01-20' });
    expect(second?.cells).toMatchObject({ customer: 'Contoso Ltd', dateAgreed: '2026-01-20' });
    // What a formula came to, that program does not say.
    expect(third?.cells).toEqual({ firstName: 'x' });
  });

  test('also with prefixes, without places, with readings of names, and kept as "strict"', async () => {
    const sheet = `<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>客户</x:t><x:rPh sb="0" eb="1"><x:t>ke</x:t></x:rPh></x:is></x:c><x:c t="str"><x:v>Email</x:v></x:c></x:row><x:row><x:c t="str"><x:f>1</x:f><x:v>A_x000D_B &amp; C</x:v></x:c><x:c t="e"><x:v>#N/A</x:v></x:c></x:row><x:row><x:c><x:v>4.6701234567E10</x:v></x:c><x:c t="b"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    const rows = await readListBytes(workbookOf(sheet));
    expect(rows).toEqual([
      { number: 2, cells: { customer: 'A B & C' } },
      { number: 3, cells: { customer: '46701234567', email: 'TRUE' } },
    ]);
  });
});

describe('columns are known by what people call them', () => {
  test.each(languages)('in %s, each by its own name and by others, and none by another’s', async (language) => {
    const wording = wordingFor(language);
    for (const act of bulkActs) {
      const columns = allColumnsOf(act);
      const titles = columns.map((column) => columnTitle(column, wording));
      // Where a domain names the customer, the customer’s name is one more.
      const header = act === 'create' ? titles : titles.filter((_title, index) => columns[index] !== 'domain');
      const values = header.map((_title, index) => `v${index}.example`);
      const [row] = await readListBytes(`${header.join('\t')}\n${values.join('\t')}`, act);
      const read = columns
        .filter((column) => act === 'create' || column !== 'domain')
        .map((column) => row?.cells[column]);
      expect([act, read]).toEqual([act, values]);
    }
  });

  test('and those that say nothing of the customer are kept in mind, in the sense that they have in this file', async () => {
    const content = Buffer.from(
      'Firma;Domäne;Vorname;Name;Sprache der E-Mail;Bemerkung;Was zu tun ist\nContoso;;Anna;Ek;sv;x;y\n',
    );
    const { rows, titles = () => [] } = uploadedRows(Readable.from([content]), {
      acts: ['mute'],
      words: openListWords(),
    });
    const read = [];
    for await (const { cells } of rows) read.push(cells);
    expect(read).toEqual([{ customer: 'Contoso' }]);
    expect(titles()).toEqual([
      { title: 'Vorname', column: 'firstName' },
      { title: 'Name', column: 'lastName' },
      { title: 'Sprache der E-Mail', column: 'language' },
      { title: 'Bemerkung' },
    ]);
    expect(titlesNotRead(titles(), 'invite')).toEqual(['Vorname', 'Name', 'Bemerkung']);
  });

  test('a company beside the family’s name, as in German', async () => {
    const [row] = await readListBytes('Firma;Vorname;Name\nContoso;Anna;Ek\n');
    expect(row?.cells).toEqual({ customer: 'Contoso', firstName: 'Anna', lastName: 'Ek' });
    const [alone] = await readListBytes('Name;Vorname\nContoso;Anna\n');
    expect(alone?.cells).toEqual({ customer: 'Contoso', firstName: 'Anna' });
  });

  test('and what the act does not ask for is not read', async () => {
    const [row] = await readListBytes(
      'Customer,Email,Owner,City,City\nContoso,a@b.example,Ada,Oslo,Bergen\n',
      'assign',
    );
    expect(row?.cells).toEqual({ customer: 'Contoso', owner: 'Ada' });
  });
});

const compound = (name: string) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(1_000),
    Buffer.from(name, 'utf16le'),
    Buffer.alloc(100),
  ]);
const header = 'Customer,First name\n';

describe('a file that is no list says what to do, in five languages', () => {
  test.each([
    ['nothing', '', 'empty'],
    ['a PDF renamed', '%PDF-1.7\n1 0 obj', 'not-a-list'],
    ['a picture renamed', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'not-a-list'],
    ['an .xls', compound('Workbook'), 'old-excel'],
    ['an .xlsx with a password', compound('EncryptedPackage'), 'password'],
    ['an old text of Word', compound('WordDocument'), 'not-a-list'],
    ['a web page that is called .xls', '<html><table><tr><td>Customer', 'old-excel'],
    [
      'a sheet of LibreOffice',
      zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }),
      'other-spreadsheet',
    ],
    ['a text of Word', zipOf({ '_rels/.rels': relations('officeDocument', 'word/document.xml') }), 'not-a-list'],
    ['a binary workbook', zipOf({ '_rels/.rels': relations('officeDocument', 'xl/workbook.bin') }), 'old-excel'],
    ['pictures in a ZIP', zipOf({ 'a.png': 'x' }), 'not-a-list'],
    ['half of a workbook', readFileSync(`${fixtures}/german-excel.xlsx`).subarray(0, 6_000), 'damaged'],
    [
      'XML that breaks off',
      workbookOf('<worksheet><sheetData><row><c t="str"><v>Customer</v></c></row><row>'),
      'damaged',
    ],
    [
      'XML with entities of its own',
      workbookOf('<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'),
      'damaged',
    ],
    ['a header alone', readFileSync(`${fixtures}/header-only.xlsx`), 'no-rows'],
    ['an example alone', 'Customer\nExample: delete this row\n', 'no-rows'],
    ['no header', 'Contoso,Anna,Ek\nLitware,Bo,Ek\n', 'no-header'],
    ['a header without customers', 'First name,Last name\nAnna,Ek\n', 'no-customer-column'],
    [
      'a column that is there twice',
      'Customer,E-mail,Email address\nContoso,a@b.example,c@d.example\n',
      'column-twice',
    ],
    ['a quotation mark that stays open', `${header}Contoso,"Anna\n${'Litware,Bo\n'.repeat(40_000)}`, 'open-quote'],
    ['a quotation mark that stays open at the end', `${header}Contoso,Anna\nLitware,"Bo`, 'open-quote'],
    ['too many megabytes', Buffer.alloc(mostListBytes + 1, 'a,b\n'), 'too-large'],
    ['fifty megabytes', Buffer.alloc(50 * 1024 * 1024, 'Customer\n'), 'too-large'],
    ['a ZIP bomb', workbookOf(`<worksheet>${' '.repeat(20 * 1024 * 1024)}`), 'unpacks-too-large'],
  ])('%s', async (_what, bytes, fault) => {
    const found = await listFaultOf(readListBytes(bytes));
    expect(found instanceof ListNotReadableError ? found.fault : found).toBe(fault);
    const sentences = languages.map((language) => listFaultText(found as ListNotReadableError, wordingFor(language)));
    expect(new Set(sentences).size).toBe(languages.length);
  });

  test('and where in the file a quotation mark stays open', async () => {
    const found = await listFaultOf(readListBytes(`${header}Contoso,Anna\nLitware,"Bo`));
    expect(listFaultText(found as ListNotReadableError, wordingFor('en'))).toContain('row 3');
  });
});

describe('whatever the bytes are', () => {
  const whole = ['german-excel', 'mac-1904', 'chinese-openpyxl'].map((name) =>
    readFileSync(`${fixtures}/${name}.xlsx`),
  );
  const csv = latin1('Kunde;Vorname;"Nach""name"\r\nContoso;Jürgen;Groß\r\n');
  const anyBytes = fc.oneof(
    fc.uint8Array({ maxLength: 3_000 }),
    fc.string({ unit: 'grapheme', maxLength: 500 }).map((text) => Buffer.from(`Customer,Email\n${text}`)),
    fc.tuple(fc.constantFrom(...whole, csv), fc.nat(10_000)).map(([file, end]) => file.subarray(0, end)),
    fc
      .tuple(
        fc.constantFrom(...whole, csv),
        fc.array(fc.tuple(fc.nat(12_000), fc.nat(255)), { minLength: 1, maxLength: 8 }),
      )
      .map(([file, changes]) => changed(file, changes)),
  );

  test('they become rows or a fault, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(anyBytes, async (bytes) => {
        const found = await listFaultOf(readListBytes(bytes));
        if (found instanceof ListNotReadableError) expect(listFaultText(found, wordingFor('en'))).toMatch(/\.$/);
        else expect(found.every(({ number, cells }) => number > 0 && Object.keys(cells).length > 0)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

function changed(file: Buffer, changes: readonly (readonly [number, number])[]): Buffer {
  const copy = Buffer.from(file);
  for (const [at, byte] of changes) copy[at % copy.length] = byte;
  return copy;
}

function zipOf(files: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

function relations(type: string, target: string): string {
  return `<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`;
}

function aroundSheet(): Readonly<Record<string, string>> {
  return {
    '_rels/.rels': relations('officeDocument', '/xl/Workbook.xml'),
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="1" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relations('worksheet', 'worksheets/sheet1.xml'),
  };
}

function workbookOf(sheet: string): Uint8Array {
  return zipOf({ ...aroundSheet(), 'xl/worksheets/sheet1.xml': sheet });
}
