import { TimeZoneConverter } from 'adaptive-expressions/lib/timeZoneConverter.js';

/** What Teams' client says of itself, in an entity of the activity: `{"type":"clientInfo","locale":…,"timezone":…}`. */
function clientInfoOf({ entities }: { readonly entities?: unknown }): Readonly<Record<string, unknown>> {
  const found = Array.isArray(entities)
    ? entities.filter(isRecord).find(({ type }) => type === 'clientInfo')
    : undefined;
  return found ?? {};
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text without blanks around it; undefined for anything else, and for blanks alone. */
export function textIn(value: unknown): string | undefined {
  return (typeof value === 'string' && value.trim()) || undefined;
}

/** The language Teams is set to, such as `sv-SE`. Teams on iOS leaves it out of some activities (botbuilder-js issue 4794). */
export function localeOfActivity(activity: {
  readonly entities?: unknown;
  readonly locale?: unknown;
}): string | undefined {
  return textIn(activity.locale) ?? textIn(clientInfoOf(activity)['locale']);
}

/** Names that need no trial. A trial takes 0.08 ms. */
const usualZones = new Set(Intl.supportedValuesOf('timeZone'));

/** Windows' names that are newer than the SDK's table (CLDR, windowsZones). */
const newerWindowsZones: Readonly<Record<string, string>> = {
  'Yukon Standard Time': 'America/Whitehorse',
  'South Sudan Standard Time': 'Africa/Juba',
  'Volgograd Standard Time': 'Europe/Volgograd',
  'Qyzylorda Standard Time': 'Asia/Qyzylorda',
};

/** The SDK turns `localTimestamp` into a date, and keeps what Teams wrote in `rawLocalTimestamp`. */
interface ZoneFacts {
  readonly entities?: unknown;
  readonly localTimezone?: unknown;
  readonly localTimestamp?: unknown;
  readonly rawLocalTimestamp?: unknown;
}

/**
 * The time zone of the sender; undefined where the activity names none that is understood. Android may leave out
 * `localTimezone`, and Windows' names arrive as well (botframework-sdk issues 6433 and 5827). An offset alone says nothing of
 * summer time, so a zone that was `known` stays while the offset agrees with it.
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

/** This machine's name for the zone; undefined for a name that this machine does not know. */
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
