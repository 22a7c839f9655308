import { minuteMs } from '../../duration.ts';

/** What tokens for Partner Center are asked for. */
export const partnerCenterScopes = ['https://api.partnercenter.microsoft.com/user_impersonation'];

/** A token this young is refused for another reason than its age, and the next one would be too. */
export const keptAtLeastMs = minuteMs;
export const renewedBeforeExpiryMs = 5 * minuteMs;
