import type { CustomerSummary } from '../customer.ts';
import type { Invitation } from './invitation.ts';

/** Rows of a full page. */
export const resellerPageSize = 8;

/** What an indirect reseller can know of a customer: its provider alone is told whether it has accepted. */
export interface ResellerCustomer {
  readonly customer: CustomerSummary;
  readonly lastInvitation: Invitation | undefined;
}

export interface ResellerCustomersPage {
  readonly rows: readonly ResellerCustomer[];
  /** From 0; the last one where a later one was asked for. */
  readonly page: number;
  /** Listed so far. */
  readonly customers: number;
}
