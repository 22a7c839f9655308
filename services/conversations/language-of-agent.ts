import { z } from 'zod';
import type { RememberedAgent } from './agents-store.ts';
import type { Conversation } from './conversations-store.ts';
import { type LanguageTag, languageFor } from './language.ts';

/** In which language to write to somebody who is not writing just now: chosen, else that of their Teams, else English. */
export function languageOfAgent(
  agent: Pick<RememberedAgent, 'language'> | undefined,
  chat: Pick<Conversation, 'reference'> | undefined,
): LanguageTag {
  return languageFor(agent?.language, storedLocale(chat));
}

/** Whatever was stored: one odd chat must not keep others from being written to. */
const withLocale = z.object({ locale: z.string().min(1) });

/** The locale in which somebody was last heard of there; undefined where none is known. */
export function storedLocale(chat: Pick<Conversation, 'reference'> | undefined): string | undefined {
  return chat && withLocale.safeParse(parsed(chat.reference)).data?.locale;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
