import { expect, test } from '@jest/globals';
import { recordCard } from '../../../cards/kit/record-card.ts';

test('a fact that Partner Center does not know has no row', () => {
  const card = recordCard({
    language: 'en',
    title: 'Contoso Ltd',
    banner: { style: 'good', title: 'Acceptance confirmed', paragraphs: [] },
    facts: [
      { label: 'Accepted by', value: '' },
      { label: 'Accepted on', value: '26 August 2025' },
    ],
    buttons: [],
  });
  expect(JSON.stringify(card)).toContain('Accepted on');
  expect(JSON.stringify(card)).not.toContain('Accepted by');
});
