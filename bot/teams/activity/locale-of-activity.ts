import { clientInfoOf, textIn } from './client-info.ts';

/** The language Teams is set to, such as `sv-SE`. Teams on iOS leaves it out of some activities (botbuilder-js issue 4794). */
export function localeOfActivity(activity: {
  readonly entities?: unknown;
  readonly locale?: unknown;
}): string | undefined {
  return textIn(activity.locale) ?? textIn(clientInfoOf(activity)['locale']);
}
