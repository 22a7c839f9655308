import { TimeZoneConverter } from 'adaptive-expressions/lib/timeZoneConverter.js';
import { clientInfoOf, textIn } from './client-info.ts';

/** To try a zone, as is done with a name that is not here, takes 0.08 ms. */
const usualZones = new Set(Intl.supportedValuesOf('timeZone'));

/** Windows' names for which the SDK's table, which is older, has nothing (CLDR, windowsZones). */
const newerWindowsZones: Readonly<Record<string, string>> = {
  'Yukon Standard Time': 'America/Whitehorse',
  'South Sudan Standard Time': 'Africa/Juba',
  'Volgograd Standard Time': 'Europe/Volgograd',
  'Qyzylorda Standard Time': 'Asia/Qyzylorda',
};

/** As they arrive: the SDK turns `localTimestamp` into a date, and keeps what Teams wrote in `rawLocalTimestamp`. */
interface ZoneFacts {
  readonly entities?: unknown;
  readonly localTimezone?: unknown;
  readonly localTimestamp?: unknown;
  readonly rawLocalTimestamp?: unknown;
}

/**
 * The time zone of whoever sent the activity; undefined where it says nothing that is understood. Android may leave out
 * `localTimezone`, and Windows' names arrive as well (botframework-sdk issues 6433 and 5827). An offset alone does not
 * know of summer time, so a zone that was `known` stays while the offset agrees with it.
 */
export function zoneOfActivity(activity: ZoneFacts, known?: string): string | undefined {
  const named = zoneNamed(activity.localTimezone) ?? zoneNamed(clientInfoOf(activity)['timezone']);
  if (named !== undefined) return named;
  const local = textIn(activity.rawLocalTimestamp) ?? textIn(activity.localTimestamp);
  const offset = /[+-]\d{2}:\d{2}$/.exec(local ?? '')?.[0];
  const zone = zoneNamed(offset);
  if (local === undefined || zone === undefined) return undefined;
  return known !== undefined && offsetIn(known, new Date(local)) === offset ? known : zone;
}

/** `+13:00` rather than `Pacific/Auckland`. */
export const isOffset = (zone: string): boolean => /^[+-]/.test(zone);

/** As this machine calls it; undefined for a name that no date could be reckoned in. */
function zoneNamed(name: unknown): string | undefined {
  const text = textIn(name);
  if (text === undefined || usualZones.has(text)) return text;
  const zone = newerWindowsZones[text] ?? TimeZoneConverter.windowsToIana(text);
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** As `+13:00`. */
function offsetIn(zone: string, instant: Date): string | undefined {
  if (Number.isNaN(instant.getTime())) return undefined;
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value;
  return name === 'GMT' ? '+00:00' : name?.replace('GMT', '').replace('−', '-');
}
