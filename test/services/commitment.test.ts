import { expect, test } from '@jest/globals';
import { commitmentTo, newSalt } from '../../services/commitment.ts';

const salt = '00'.repeat(32);

test('is the HMAC-SHA-256 of canonical JSON, which anybody can compute', () => {
  // printf '{"email":"ann@contoso.example","first_name":"Ann"}' | openssl dgst -sha256 -mac HMAC -macopt hexkey:00…00
  expect(commitmentTo({ first_name: 'Ann', email: 'ann@contoso.example', phone_number: null }, salt)).toBe(
    '5dccdeafd6c766cee0db69fafb8c6242172e63b46d59e0b8018247917b5d5ed8',
  );
});

test('is the same in whatever order the values come, and another one with another value, name or salt', () => {
  const hash = commitmentTo({ a: '1', b: '2' }, salt);
  expect(commitmentTo({ b: '2', a: '1' }, salt)).toBe(hash);
  const others = [
    commitmentTo({ a: '1', b: '3' }, salt),
    commitmentTo({ a: '1', c: '2' }, salt),
    commitmentTo({ a: '1', b: '2' }, newSalt()),
    commitmentTo({ a: '12' }, salt),
  ];
  expect(new Set([hash, ...others]).size).toBe(5);
});

test('has a salt of its own each time, which cannot be guessed', () => {
  expect(newSalt()).toMatch(/^[0-9a-f]{64}$/);
  expect(newSalt()).not.toBe(newSalt());
});
