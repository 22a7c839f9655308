import { expect, test } from '@jest/globals';
import { factRows } from '../../../cards/kit/fact-rows.ts';

const kindOf = (label: string, value: string) => factRows([{ label, value }])[0];

test.each([
  ['Domain', 'contosoconsulting.onmicrosoft.com'],
  ['Klientorganisations-ID', 'cccccccc-0000-4000-8000-000000000001'],
])('gives "%s: %s" the whole width, so that no phone breaks a word', (label, value) => {
  expect(kindOf(label, value)).toMatchObject({ type: 'Container' });
});

test.each([
  ['Tenant ID', 'cccccccc-0000-4000-8000-000000000001'],
  ['Accepted by', 'Maximiliane-Charlotte von Wolfeschlegelstein'],
  ['Klient\u00ADorganisations-ID', 'cccccccc-0000-4000-8000-000000000001'],
  ['Domain', 'contoso.onmicrosoft.com'],
  ['名称', '一家名称非常非常非常长而且没有任何空格的有限责任公司'],
])('shows "%s: %s" side by side, where lines can break between words', (label, value) => {
  expect(kindOf(label, value)).toMatchObject({ type: 'ColumnSet' });
});

test('writes what is a little too long in small letters', () => {
  expect(JSON.stringify(kindOf('Domain', 'contoso.onmicrosoft.com'))).toContain('"size":"Small"}]');
  expect(JSON.stringify(kindOf('Domain', 'contoso.com'))).not.toContain('"size":"Small"}]');
});
