const formats = new Map<string, Intl.DateTimeFormat>();

/** What clock and calendar show somebody there; told by the platform, not by the product's own reckoning. */
export function localTime(at: number, timeZone: string) {
  const format = formats.get(timeZone) ?? formatFor(timeZone);
  formats.set(timeZone, format);
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const isWorkingDay = !['Sat', 'Sun'].includes(parts['weekday'] ?? '');
  const hour = Number(parts['hour']);
  return {
    day: `${parts['year'] ?? ''}-${parts['month'] ?? ''}-${parts['day'] ?? ''}`,
    isWorkingTime: isWorkingDay && hour >= 9 && hour < 17,
  };
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const digits = '2-digit';
  const day = { weekday: 'short', year: 'numeric', month: digits, day: digits } as const;
  return new Intl.DateTimeFormat('en-US', { ...day, hour: digits, hourCycle: 'h23', timeZone });
}
