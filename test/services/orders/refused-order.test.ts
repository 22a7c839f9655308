import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { isRefusedForAgreement } from '../../../services/orders/refused-order.ts';

const documented = (name: string): string =>
  readFileSync(new URL(`../../fixtures/partner-center/${name}.json`, import.meta.url), 'utf8');

describe('an order that was refused for the missing agreement is recognised', () => {
  test.each([
    ['the answer 403', documented('error-agreement-missing-13605')],
    ['the answer 201 with order errors', documented('checkout-agreement-missing-13605')],
    ['an answer with its byte order mark', `\uFEFF${documented('error-agreement-missing-13605')}`],
    ['an answer with words around it', `HTTP 403: ${documented('error-agreement-missing-13605')} (order 7)`],
    ['a code that is a text', '{"code": "13605"}'],
    ['one order error among others', '{"orderErrors": [{"code": 800001}, {"code": 13605}]}'],
    ['an order error beside an odd one', '{"orders": null, "orderErrors": [null, {"code": null}, {"code": 13605}]}'],
    ['an answer that was cut', documented('checkout-agreement-missing-13605').slice(0, -40)],
    ['an answer in somebody else’s envelope', '{"error": {"code": 13605}}'],
    ['the code alone', '13605'],
    ['a sentence with the code', 'The order failed with error 13605.'],
    ['a sentence in Chinese', '订单失败，错误代码：13605。'],
  ])('in %s', (_what, text) => {
    expect(isRefusedForAgreement(text)).toBe(true);
  });
});

describe('nothing else is taken for it', () => {
  test.each([
    ['a checkout that went well', documented('checkout')],
    ['another refusal', '{"code": 900206, "description": "Partner Attestation is missing"}'],
    [
      'another order error, with the number elsewhere',
      '{"orderErrors": [{"code": 10012, "description": "13605 of them"}]}',
    ],
    ['a longer number', '113605 or 136050'],
    ['a domain', 'status contoso13605.onmicrosoft.com'],
    ['a part of an id', '0c39d6d5-c70d-4c55-bc02-13605'],
    ['a command', 'status contoso'],
    ['nothing', ''],
    ['braces', '}{'],
  ])('%s', (_what, text) => {
    expect(isRefusedForAgreement(text)).toBe(false);
  });
});
