import { describe, expect, test } from '@jest/globals';
import { readDay } from '../../../../services/bulk/checking/list-date.ts';

const day = (text: string) => ({ kind: 'day', day: text });

describe('a date in a list', () => {
  test.each([
    ['2026-04-03', '2026-04-03'],
    ['2026/4/3', '2026-04-03'],
    ['2026年4月3日', '2026-04-03'],
    ['03.04.2026', '2026-04-03'],
    ['3.4.26', '2026-04-03'],
    ['25/03/2026', '2026-03-25'],
    ['03/25/2026', '2026-03-25'],
    ['04/04/2026', '2026-04-04'],
    ['3 April 2026', '2026-04-03'],
    ['April 3rd, 2026', '2026-04-03'],
    ['4. März 2026', '2026-03-04'],
    ['4 mars 2026', '2026-03-04'],
    ['4 mrt 2026', '2026-03-04'],
    ['4 okt. 2026', '2026-10-04'],
    ['2026-04-03 00:00:00', '2026-04-03'],
    ['２０２６－０４－０３', '2026-04-03'],
  ])('%s is %s', (written, expected) => {
    expect(readDay(written, undefined)).toEqual(day(expected));
  });

  test.each(['03/04/2026', '3-4-2026', '03/04/26'])('%s can be read in two ways', (written) => {
    expect(readDay(written, undefined)).toEqual({ kind: 'two-ways' });
    expect(readDay(written, 'day-first')).toEqual(day('2026-04-03'));
    expect(readDay(written, 'month-first')).toEqual(day('2026-03-04'));
  });

  test.each(['', 'soon', '31.02.2026', '2026-13-01', '45000', 'Aprilia 3 2026', '13/13/2026'])(
    '%s is none',
    (written) => {
      expect(readDay(written, 'day-first')).toEqual({ kind: 'not-a-date' });
    },
  );
});
