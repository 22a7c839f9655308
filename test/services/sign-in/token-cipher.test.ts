import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { TokenCipher } from '../../../services/sign-in/token-cipher.ts';

const [oldKey, newKey] = [randomBytes(32), randomBytes(32)];

describe('what is sealed', () => {
  test('is opened again for its owner, and tells nothing without a key', () => {
    const cipher = new TokenCipher([oldKey]);
    const sealed = cipher.seal('a refresh token', 'ada');
    expect(cipher.open(sealed, 'ada')).toBe('a refresh token');
    expect(sealed).not.toContain('refresh');
    expect(Buffer.from(sealed.split('.')[2]!, 'base64url').toString('latin1')).not.toContain('refresh');
  });

  test('never looks the same twice', () => {
    const cipher = new TokenCipher([oldKey]);
    expect(cipher.seal('same', 'ada')).not.toBe(cipher.seal('same', 'ada'));
  });

  test('is not opened in the row of somebody else', () => {
    const cipher = new TokenCipher([oldKey]);
    expect(cipher.open(cipher.seal('a refresh token', 'ada'), 'sam')).toBeUndefined();
  });

  test('is not opened after any change', () => {
    const cipher = new TokenCipher([oldKey]);
    const [version, name, text = ''] = cipher.seal('a refresh token', 'ada').split('.');
    const bytes = Buffer.from(text, 'base64url');
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1;
      expect(cipher.open([version, name, changed.toString('base64url')].join('.'), 'ada')).toBeUndefined();
    }
    for (const garbage of ['', 'v1', 'v1..', `v1.${name}.AAAA`, `v2.${name}.${text}`])
      expect(cipher.open(garbage, 'ada')).toBeUndefined();
  });

  test('is opened with the former key while both are set, and is then due for the new one', () => {
    const sealed = new TokenCipher([oldKey]).seal('a refresh token', 'ada');
    const both = new TokenCipher([newKey, oldKey]);
    expect(both.open(sealed, 'ada')).toBe('a refresh token');
    expect(both.isCurrent(sealed)).toBe(false);
    const resealed = both.seal('a refresh token', 'ada');
    expect(both.isCurrent(resealed)).toBe(true);
    expect(new TokenCipher([newKey]).open(resealed, 'ada')).toBe('a refresh token');
    expect(new TokenCipher([newKey]).open(sealed, 'ada')).toBeUndefined();
  });
});
