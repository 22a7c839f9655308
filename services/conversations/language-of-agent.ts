import { z } from 'zod';
import type { RememberedAgent } from './agents-store.ts';
import type { Conversation } from './conversations-store.ts';
import { type Language, languageFor } from './language.ts';

const reference = z.object({ locale: z.string().default('') });

/** In which language to write to somebody who is not writing just now: chosen, else that of their Teams, else English. */
export function languageOfAgent(
  agent: Pick<RememberedAgent, 'language'> | undefined,
  chat: Pick<Conversation, 'reference'> | undefined,
): Language {
  const { locale } = reference.parse(chat ? JSON.parse(chat.reference) : {});
  return languageFor(agent?.language, locale);
}
