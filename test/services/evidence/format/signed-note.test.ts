import { describe, expect, test } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { headText, parseHead } from '../../../../services/evidence/format/head.ts';
import { isSignedBy, noteKey, parseNote, writeNote } from '../../../../services/evidence/format/signed-note.ts';
import { parseSigningKey } from '../../../../services/evidence/signing-keys.ts';

describe('a note', () => {
  // The public example of golang.org/x/mod/sumdb/note, which the format comes from.
  const text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
  const published = `${text}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`;
  const peter = noteKey(
    'PeterNeumann',
    Buffer.from('ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', 'base64').subarray(1),
  );

  test('that another implementation signed is read, and its key known by the same number', () => {
    const note = parseNote(published);
    expect(peter?.keyId).toBe('c74f20a3');
    expect(note?.text).toBe(text);
    expect(peter && note && isSignedBy(peter, note)).toBe(true);
    expect(note && writeNote(note)).toBe(published);
  });

  test('is signed by nobody else, and not at all when a letter of it is another one', () => {
    const other = noteKey('PeterNeumann', Buffer.alloc(32, 7));
    const note = parseNote(published)!;
    expect(other && isSignedBy(other, note)).toBe(false);
    expect(isSignedBy(peter!, { ...note, text: text.replace('answer', 'cause') })).toBe(false);
    expect(isSignedBy(peter!, { ...note, signatures: [] })).toBe(false);
  });

  test.each(['', 'text\n', 'text\n\n', 'text\n\n— name\n', 'text\n\n— a+b AAAAAAAA\n', 'te\u0007xt\n\n— a AAAAAAAA\n'])(
    '%j is none',
    (given) => expect(parseNote(given)).toBeUndefined(),
  );
});

describe('a head', () => {
  test('says the same after it was written and read, and has one form only', () => {
    const heads = fc.record({
      origin: fc.constantFrom('desk/1', 'agreement-desk.example/11111111-1111-4111-8111-111111111111'),
      size: fc.integer({ min: 0, max: 2 ** 40 }),
      root: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes)),
      at: fc.date({ min: new Date(0), max: new Date('9999-01-01'), noInvalidDate: true }),
    });
    fc.assert(
      fc.property(heads, (head) => {
        const note = writeNote({ text: headText(head), signatures: [signature] });
        expect(parseHead(note)).toMatchObject(head);
        expect(parseHead(note.replace(`\n${head.size}\n`, `\n0${head.size}\n`))).toBeUndefined();
        expect(parseHead(note.replace('time ', 'other line\ntime '))).toBeUndefined();
      }),
    );
  });

  const signature = { name: 'desk/1', keyId: '01020304', signature: Buffer.alloc(64) };
});

describe('a key that signs', () => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }) as string;
  const der = privateKey.export({ format: 'der', type: 'pkcs8' });

  test.each([
    ['PEM', pem],
    ['PEM in one line', pem.replaceAll('\n', '\\n')],
    ['base64 of PKCS 8', der.toString('base64')],
    ['base64 of its seed', der.subarray(16).toString('base64')],
  ])('is read from %s', (_, setting) => {
    const key = parseSigningKey(setting, 'desk/1')!;
    const note = { text: 'text\n', signatures: [key.sign('text\n')] };
    expect(isSignedBy(key, note)).toBe(true);
    expect(key.keyId).toBe(parseSigningKey(pem, 'desk/1')?.keyId);
    expect(key.keyId).not.toBe(parseSigningKey(pem, 'desk/2')?.keyId);
  });

  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'pem', type: 'pkcs8' });
  test.each(['', 'not a key', 'QUJD', rsa as string])('is not %#', (setting) => {
    expect(parseSigningKey(setting, 'desk/1')).toBeUndefined();
  });
});
