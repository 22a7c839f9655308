import type { CustomerStatus } from '../../services/customers/customer-status.ts';

/** How a status looks in Teams' charts (adaptivecards.microsoft.com, `ChartColor`), and in the picture where there are none. */
export interface StatusColour {
  readonly chart: string;
  /** Red, green, blue. */
  readonly picture: readonly [number, number, number];
}

/** From the bottom of a bar up. Each stands out from a white, a dark and a black card by at least 3:1, as WCAG 1.4.11 asks. */
export const statusColours: Readonly<Record<CustomerStatus, StatusColour>> = {
  direct: { chart: 'categoricalBlue', picture: [0x3a, 0x84, 0xd8] },
  attested: { chart: 'categoricalTeal', picture: [0x1a, 0x90, 0x80] },
  'renewal-due': { chart: 'categoricalMarigold', picture: [0xb8, 0x7a, 0x00] },
  none: { chart: 'categoricalRed', picture: [0xd4, 0x49, 0x5c] },
  unknown: { chart: 'neutral', picture: [0x80, 0x80, 0x80] },
};

export const stackedStatuses = Object.keys(statusColours) as readonly CustomerStatus[];
