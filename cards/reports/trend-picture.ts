import { PNG } from 'pngjs';
import type { CustomerStatus } from '../../services/customers/customer-status.ts';
import type { StatusCounts, TrendWeek } from '../../services/reports/report.ts';
import { stackedStatuses, statusColours } from '../kit/status-colours.ts';

/** Teams draws pictures of up to 1,024 by 1,024 pixels (cards-format). */
const width = 600;
const height = 200;
const weeksShown = 12;
const slotWidth = width / weeksShown;
const barWidth = 34;
/** Between two colours of a bar, so that they are told apart by more than their hue. */
const gap = 2;
const swatchSize = 24;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A stacked bar for each week, the newest at the right edge, on no background. A PNG as a data URI. */
export function trendPicture(weeks: readonly TrendWeek[]): string {
  const png = new PNG({ width, height });
  const most = Math.max(1, ...weeks.map(({ counts }) => (counts ? sumOf(counts) : 0)));
  weeks.slice(-weeksShown).forEach(({ counts }, index, { length }) => {
    const slot = weeksShown - length + index;
    if (counts) drawBar(png, Math.round(slot * slotWidth + (slotWidth - barWidth) / 2), { counts, most });
  });
  return dataUri(png);
}

/** A square in the colour that a status has in the picture. */
export function statusSwatch(status: CustomerStatus): string {
  const png = new PNG({ width: swatchSize, height: swatchSize });
  fill(png, { left: 0, top: 0, width: swatchSize, height: swatchSize }, status);
  return dataUri(png);
}

function drawBar(png: PNG, left: number, { counts, most }: { counts: StatusCounts; most: number }): void {
  let below = 0;
  for (const status of stackedStatuses) {
    const bottom = heightOf(below, most);
    below += counts[status];
    const top = heightOf(below, most);
    const isGapped = bottom > 0 && top - bottom > 2 * gap;
    const tall = top - bottom - (isGapped ? gap : 0);
    fill(png, { left, top: height - top, width: barWidth, height: tall }, status);
  }
}

function heightOf(count: number, most: number): number {
  return Math.round((count / most) * height);
}

function sumOf(counts: StatusCounts): number {
  return stackedStatuses.reduce((sum, status) => sum + counts[status], 0);
}

function fill(png: PNG, box: Box, status: CustomerStatus): void {
  const colour = [...statusColours[status].picture, 0xff];
  const row = Uint8Array.from({ length: 4 * box.width }, (_, index) => colour[index % 4] ?? 0);
  for (let y = box.top; y < box.top + box.height; y++) png.data.set(row, (y * png.width + box.left) * 4);
}

function dataUri(png: PNG): string {
  return `data:image/png;base64,${PNG.sync.write(png, { filterType: 0, deflateStrategy: 0 }).toString('base64')}`;
}
