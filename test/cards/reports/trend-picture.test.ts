import { expect, test } from '@jest/globals';
import { PNG } from 'pngjs';
import { stackedStatuses, statusColours } from '../../../cards/kit/status-colours.ts';
import { statusSwatch, trendPicture } from '../../../cards/reports/trend-picture.ts';
import type { CalendarDay } from '../../../services/calendar-day.ts';
import type { StatusCounts, TrendWeek } from '../../../services/reports/report.ts';

const nothing: StatusCounts = { direct: 0, attested: 0, 'renewal-due': 0, none: 0, unknown: 0 };
const week = (counts?: Partial<StatusCounts>): TrendWeek => ({
  day: '2026-11-18' as CalendarDay,
  counts: counts && { ...nothing, ...counts },
});

const decode = (uri: string) => PNG.sync.read(Buffer.from(uri.replace('data:image/png;base64,', ''), 'base64'));
const colourAt = ({ data, width }: PNG, x: number, y: number) => [...data.subarray((y * width + x) * 4).subarray(0, 4)];

/** How many pixels of a column have the colour of each status. */
function heights(png: PNG, slot: number): StatusCounts {
  const x = Math.round(((slot + 0.5) * png.width) / 12);
  const column = Array.from({ length: png.height }, (_, y) => String(colourAt(png, x, y)));
  const count = (status: keyof StatusCounts) =>
    column.filter((colour) => colour === String([...statusColours[status].picture, 0xff])).length;
  return Object.fromEntries(stackedStatuses.map((status) => [status, count(status)])) as unknown as StatusCounts;
}

test('is small enough for Teams, and has no background', () => {
  const png = decode(trendPicture([week({ direct: 1 })]));
  expect([png.width <= 1_024, png.height <= 1_024]).toEqual([true, true]);
  expect(colourAt(png, 0, 0)).toEqual([0, 0, 0, 0]);
});

test('draws bars in proportion, the newest at the right edge', () => {
  const half = { direct: 20, attested: 15, 'renewal-due': 5, none: 8, unknown: 2 };
  const full = { direct: 40, attested: 30, 'renewal-due': 10, none: 16, unknown: 4 };
  const png = decode(trendPicture([week(half), week(), week(full)]));
  const gapped = (count: number, isBottom = false) => (count / 100) * png.height - (isBottom ? 0 : 2);
  expect(heights(png, 11)).toEqual({
    direct: gapped(40, true),
    attested: gapped(30),
    'renewal-due': gapped(10),
    none: gapped(16),
    unknown: gapped(4),
  });
  expect(heights(png, 10)).toEqual(nothing);
  expect(heights(png, 9)).toMatchObject({ direct: gapped(20, true), attested: gapped(15), none: gapped(8) });
  expect(heights(png, 8)).toEqual(nothing);
});

test('draws nothing where nobody is counted', () => {
  const png = decode(trendPicture([week(nothing), week(nothing)]));
  expect(new Set(png.data)).toEqual(new Set([0]));
});

test('a swatch is all in the colour of its status', () => {
  for (const status of stackedStatuses) {
    const png = decode(statusSwatch(status));
    expect(colourAt(png, png.width - 1, png.height - 1)).toEqual([...statusColours[status].picture, 0xff]);
  }
});

test.each(['#ffffff', '#292929', '#000000'])('its colours stand out from a card that is %s', (card) => {
  const background = [1, 3, 5].map((from) => Number.parseInt(card.slice(from, from + 2), 16));
  for (const status of stackedStatuses) {
    expect(contrast(statusColours[status].picture, background)).toBeGreaterThan(3);
  }
});

/** As WCAG 2.2 defines it. */
function contrast(one: readonly number[], other: readonly number[]): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance([red = 0, green = 0, blue = 0]: readonly number[]): number {
  const linear = (value: number) => (value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
