import { z } from 'zod';
import type { RememberedAgent } from './agents-store.ts';
import type { Conversation } from './conversations-store.ts';
import { type Language, languageFor } from './language.ts';

/** Whatever was stored: one odd chat must not keep others from being written to. */
const reference = z.object({ locale: z.string() });

/** In which language to write to somebody who is not writing just now: chosen, else that of their Teams, else English. */
export function languageOfAgent(
  agent: Pick<RememberedAgent, 'language'> | undefined,
  chat: Pick<Conversation, 'reference'> | undefined,
): Language {
  return languageFor(agent?.language, chat && localeIn(chat.reference));
}

function localeIn(stored: string): string | undefined {
  try {
    return reference.safeParse(JSON.parse(stored)).data?.locale;
  } catch {
    return undefined;
  }
}

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
