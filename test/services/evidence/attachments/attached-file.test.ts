import { describe, expect, test } from '@jest/globals';
import { attachedFileIn, mostBytes } from '../../../../services/evidence/attachments/attached-file.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');
const pdf = bytes('%PDF-1.7\n1 0 obj');
const png = Buffer.concat([
  bytes('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'),
  Buffer.alloc(21),
  bytes('\0\0\0\0IDAT'),
  Buffer.alloc(16),
]);
const email = bytes('Received: from a\r\nFrom: Ann <ann@contoso.example>\r\nSubject: We accept\r\n\r\nYes.');
const outlook = Buffer.concat([bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), Buffer.alloc(512)]);

describe('a file is known by its content', () => {
  test.each([
    ['signed.pdf', pdf, 'application/pdf'],
    ['photo.jpg', png, 'image/png'],
    ['we accept.eml', email, 'message/rfc822'],
    ['we accept.msg', outlook, 'application/vnd.ms-outlook'],
  ])('%s', async (name, content, type) => {
    expect(await attachedFileIn(name, content)).toMatchObject({ name, type, bytes: content.length });
  });

  test.each([
    ['an empty one', 'a.pdf', bytes(''), 'empty'],
    ['a program that is called a PDF', 'invoice.pdf', bytes('MZ\x90\0\x03'), 'not-a-document'],
    ['a web page', 'a.html', bytes('<html>From: nobody</html>'), 'not-a-document'],
    ['an old Excel file', 'customers.xls', outlook, 'not-a-document'],
    ['a ZIP', 'a.zip', bytes('PK\x03\x04'), 'not-a-document'],
    ['one byte too many', 'a.pdf', Buffer.concat([pdf, Buffer.alloc(mostBytes)]), 'too-large'],
  ])('%s is not taken', async (_what, name, content, fault) => {
    expect(await attachedFileIn(name, content)).toBe(fault);
  });

  test('and is called as the agent called it, without a folder or what no disk takes', async () => {
    const file = await attachedFileIn(`C:\\Temp\\a:b${'x'.repeat(200)}.pdf`, pdf);
    expect(file).toMatchObject({ name: `ab${'x'.repeat(114)}.pdf` });
  });
});
