import { readFileSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { languages } from '../../../services/conversations/language.ts';
import { demoCustomers } from '../../support/worlds/demo-customers.ts';
import { CustomerFinder } from '../../support/worlds/customer-finder.ts';
import { parseUtterances } from './parse-utterances.ts';

const folder = new URL('utterances/', import.meta.url);
const tables = readdirSync(folder).map((file) => ({
  language: file.replace('.txt', ''),
  utterances: parseUtterances(readFileSync(new URL(file, folder), 'utf8')),
}));

let finder: CustomerFinder;

beforeAll(async () => {
  finder = await CustomerFinder.open(demoCustomers);
});

afterAll(() => finder.close());

describe('what people type', () => {
  test('is in a table for each language', () => {
    expect(tables.map(({ language }) => language).sort()).toEqual(
      languages.map((language) => language.toLowerCase()).sort(),
    );
  });

  describe.each(tables)('in $language', ({ utterances }) => {
    const nowhere = utterances.filter(({ leadsTo }) => leadsTo === 'nothing');

    test(`is ${utterances.length - nowhere.length} messages that lead somewhere, and ${nowhere.length} that must not`, () => {
      expect(utterances.length - nowhere.length).toBeGreaterThanOrEqual(120);
      expect(nowhere.length).toBeGreaterThanOrEqual(30);
      expect(new Set(utterances.map(({ typed }) => typed)).size).toBe(utterances.length);
    });

    test('leads where the table says', async () => {
      const wrong: string[] = [];
      for (const { typed, leadsTo } of utterances) {
        const outcome = await finder.outcome(typed);
        if (outcome !== leadsTo) wrong.push(`${typed}: ${outcome}, and not ${leadsTo}`);
      }
      expect(wrong).toEqual([]);
    });
  });
});
