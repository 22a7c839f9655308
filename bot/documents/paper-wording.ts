import type { LanguageTag } from '../../services/conversations/language.ts';
import type { FilledKey, Values } from '../../cards/wording/sentences.ts';
import { Wording } from '../../cards/wording/wording.ts';

/** What is filled into its sentences stays together and leaves the rest in its place, whichever way it runs (Unicode's annex 9, isolates). */
export class PaperWording extends Wording {
  constructor({ locale }: Wording) {
    super(locale as LanguageTag);
  }

  override filled<Key extends FilledKey>(key: Key, values: Values<Key>): string {
    const isolating = Object.entries(values).map(([name, value]) => [name, isText(value) ? isolated(value) : value]);
    return super.filled(key, Object.fromEntries(isolating) as Values<Key>);
  }
}

/** Text of somebody else's among ours. */
export function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
