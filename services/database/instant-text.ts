declare const brand: unique symbol;

/** An instant as both engines store it, `2026-11-21T02:48:00.000Z`: always UTC with milliseconds, so texts sort in time. */
export type InstantText = string & { readonly [brand]: 'InstantText' };

export function toInstantText(instant: Date): InstantText {
  return instant.toISOString() as InstantText;
}

export function fromInstantText(text: InstantText): Date {
  return new Date(text);
}
