import { type InstantText, fromInstantText } from '../database/instant-text.ts';

/** Undefined where nothing is stored, or nothing that is an instant. */
export function readInstant(text: InstantText | null | undefined): Date | undefined {
  const instant = text ? fromInstantText(text) : undefined;
  return instant && !Number.isNaN(instant.getTime()) ? instant : undefined;
}

/** Throws for what is no instant: a date to decide by is not guessed. */
export function storedInstant(text: InstantText): Date {
  const instant = readInstant(text);
  if (!instant) throw new Error('what is stored is not an instant');
  return instant;
}
