declare const brand: unique symbol;

/** An instant as both engines store it, `2026-11-21T02:48:00.000Z`: always UTC with milliseconds, so texts sort in time. */
export type InstantText = string & { readonly [brand]: 'InstantText' };

export function toInstantText(instant: Date): InstantText {
  return instant.toISOString() as InstantText;
}

export function fromInstantText(text: InstantText): Date {
  return new Date(text);
}

const written = /^([+-]\d\d)?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Undefined for none, and for what `toInstantText` never wrote, as somebody may have left it there by hand. */
export function readInstantText(text: string | null | undefined): Date | undefined {
  // The format is looked at because `Date` takes a lot for a date.
  if (typeof text !== 'string' || !written.test(text)) return undefined;
  const instant = new Date(text);
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}

/** For a date to decide by, which is not guessed: throws for what is no instant. */
export function getInstant(text: InstantText): Date {
  const instant = readInstantText(text);
  if (!instant) throw new Error('what is stored is not an instant');
  return instant;
}
