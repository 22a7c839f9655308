import { describe, expect, test } from '@jest/globals';
import { readListDate } from '../../../../services/bulk/list/read-list-date.ts';

const day = (text: string) => ({ kind: 'day', day: text });

describe('a day in a list', () => {
  test.each([
    ...[
      '2026-01-31',
      '2026/1/31',
      '2026.01.31',
      '20260131',
      '2026年1月31日',
      '2026-01-31T00:00:00Z',
      '2026-01-31 23:59:00',
    ],
    ...['31.01.2026', '31.1.26', '31. 1. 2026', '31/01/2026', '1/31/2026', '31-01-2026', '01-31-26 0:00'],
    ...[
      '31 januari 2026',
      '31. Januar 2026',
      '31 jan. 2026',
      '31-jan-26',
      'January 31, 2026',
      'Jan 31st 2026',
      '31 Jan 2026',
    ],
  ])('%s is the last of January', (text) => {
    expect(readListDate(text, undefined)).toEqual(day('2026-01-31'));
  });

  test.each([
    ['3 mars 2026', '2026-03-03'],
    ['3. März 2026', '2026-03-03'],
    ['3 mrt 2026', '2026-03-03'],
    ['3 mei 2026', '2026-05-03'],
    ['3. Mai 2026', '2026-05-03'],
    ['3 Dez 2026', '2026-12-03'],
    ['3 okt 2026', '2026-10-03'],
    ['03.04.2026', '2026-04-03'],
    ['04/04/2026', '2026-04-04'],
    ['25/03/2026', '2026-03-25'],
    ['4 okt. 2026', '2026-10-04'],
    ['２０２６－０４－０３', '2026-04-03'],
  ])('%s is %s', (text, expected) => {
    expect(readListDate(text, undefined)).toEqual(day(expected));
  });

  test('that can be read in two ways is asked about, and the answer decides nothing else', () => {
    expect(readListDate('03/04/2026', undefined)).toEqual({
      ...{ kind: 'two-ways', dayFirst: '2026-04-03', monthFirst: '2026-03-04' },
    });
    expect(readListDate('03/04/2026', 'day-first')).toEqual(day('2026-04-03'));
    expect(readListDate('03/04/2026', 'month-first')).toEqual(day('2026-03-04'));
    expect(readListDate('31/01/2026', 'month-first')).toEqual(day('2026-01-31'));
  });

  test.each([
    '',
    'soon',
    '2026',
    '31',
    '30.02.2026',
    '13/13/2026',
    '2026-02-30',
    'ma 3 2026',
    '46042',
    'Aprilia 3 2026',
    '1/2/3/4',
  ])('%p is none', (text) => {
    expect(readListDate(text, undefined)).toEqual({ kind: 'not-a-date' });
  });
});
