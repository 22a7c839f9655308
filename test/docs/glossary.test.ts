import type { NewCustomerRow } from '../../services/database/tables/new-customer-tables.ts';
import type { InvitationFollowUpRow } from '../../services/database/tables/invitation-tables.ts';
import type { HandoverRow } from '../../services/database/tables/handover-tables.ts';
import { zhHans } from '../../cards/wording/zh-Hans.ts';
import { describe, expect, test } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import type { PlainKey } from '../../cards/wording/sentences.ts';
import { wordingFor } from '../../cards/wording/wording.ts';
import { de } from '../../cards/wording/de.ts';
import { en } from '../../cards/wording/en.ts';
import { nl } from '../../cards/wording/nl.ts';
import { sv } from '../../cards/wording/sv.ts';
import { languages } from '../../services/conversations/language.ts';
import type { AttestationRow } from '../../services/database/tables/agreement-tables.ts';
import type { CustomerRow } from '../../services/database/tables/customer-tables.ts';
import { rowsOf } from '../support/docs/markdown.ts';

const page = readFileSync('docs/glossary.md', 'utf8');
const [words = '', inLanguages = ''] = page.split('## In five languages');
const product = globSync('{bot,cards,dialogs,services}/**/*.ts')
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

/** A term with all that is said of it. */
const entries = words.split(/\n(?=\*\*|## )/).flatMap((text) => {
  const term = /^\*\*([^*]+)\*\*/.exec(text)?.[1];
  return term === undefined ? [] : [{ term, text: text.trim() }];
});

/** Emphasis that defines nothing. */
const stressed = ['customer', 'partner'];

const spans = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, span = '']) => span);

describe('the glossary', () => {
  test('has each term once', () => {
    const emphasised = [...words.matchAll(/(?<![\w*])_([^_\n]+)_(?!\w)/g)].map(([, term = '']) => term);
    const defined = new Set(emphasised.filter((term) => !stressed.includes(term)));
    const terms = [...defined, ...entries.map(({ term }) => term)];
    const lower = terms.map((term) => term.toLowerCase());
    expect(entries.length).toBeGreaterThan(30);
    expect(lower.filter((term, at) => lower.indexOf(term) !== at)).toEqual([]);
  });

  test('says of each term what it is, in whole sentences, and leaves nothing for later', () => {
    expect(entries.filter(({ text }) => !/^\*\*[^*]+\*\*( \(`[^`]+`\))?: \S[^]*\.$/.test(text))).toEqual([]);
    expect(page).not.toMatch(/to come|TODO|TBD|<<<<|>>>>/);
  });

  test('gives code names that the code has', () => {
    const names = entries.flatMap(({ text }) => spans(text)).filter((name) => !name.includes('/'));
    const missing = names.filter((name) => {
      const declared = new RegExp(
        String.raw`\b(interface|type|class|const|function|readonly) ${name}\b|\basync ${name}\(`,
      );
      return !declared.test(product) && !product.includes(`'${name}'`);
    });
    expect(names.length).toBeGreaterThan(40);
    expect(missing).toEqual([]);
  });
});

/** A state too many or too few does not compile. */
const states = {
  Status: { direct: 1, attested: 1, 'renewal-due': 1, none: 1, unknown: 1 } satisfies Record<CustomerRow['status'], 1>,
  Ledger: {
    intended: 1,
    uncertain: 1,
    recorded: 1,
    'already-recorded': 1,
    refused: 1,
  } satisfies Record<AttestationRow['state'], 1>,
  'Invitation follow-up': {
    following: 1,
    direct: 1,
    attested: 1,
    expired: 1,
    left: 1,
  } satisfies Record<InvitationFollowUpRow['state'], 1>,
  'New customer': {
    open: 1,
    cancelled: 1,
    intended: 1,
    created: 1,
    found: 1,
    refused: 1,
    uncertain: 1,
  } satisfies Record<NewCustomerRow['state'], 1>,
  'Hand-over': { open: 1, taken: 1, settled: 1, closed: 1 } satisfies Record<HandoverRow['state'], 1>,
};

test.each(Object.entries(states))('the glossary has every state of: %s', (term, known) => {
  const told = spans(entries.find((entry) => entry.term === term)?.text ?? '').filter((span) => /^[a-z-]+$/.test(span));
  expect([...new Set(told)].sort()).toEqual(Object.keys(known).sort());
});

describe('in five languages', () => {
  const rows = rowsOf(inLanguages);
  const messages = [en, sv, de, nl, zhHans].map((texts) => JSON.stringify(texts));

  /** In some form: cards say “indirekta leverantör” too. */
  const inflected = (term: string): RegExp => {
    const stems = term.split(' ').map((word) => word.slice(0, Math.max(6, word.length - 2)));
    return new RegExp(stems.join(String.raw`\p{L}*\d* `), 'iu');
  };

  const terms: readonly PlainKey[] = [
    'agreement',
    'role.admin-agent',
    'role.sales-agent',
    'role.helpdesk-agent',
    'role.global-admin',
    'status.confirm',
    'status.history',
    'fact.reference',
  ];

  test.each(terms)('%s is as the cards say it', (key) => {
    expect(rows).toContainEqual(languages.map((language) => wordingFor(language).text(key)));
  });

  test.each(rows.map((cells) => ({ cells, english: cells[0] })))('“$english” is what the cards say', ({ cells }) => {
    expect(cells).toHaveLength(messages.length);
    expect(cells.filter((cell, at) => !inflected(cell).test(messages[at] ?? ''))).toEqual([]);
  });
});
