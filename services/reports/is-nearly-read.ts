import type { DirectoryProgress } from '../customers/customer-status.ts';

/** New customers arrive unread, and some reads keep failing. */
const mostUnread = 0.05;

/** Before, the counts would tell of our reading, and not of the customers. */
export function isNearlyRead({ customers, read, isListed }: DirectoryProgress): boolean {
  return isListed && customers > 0 && customers - read <= mostUnread * customers;
}
