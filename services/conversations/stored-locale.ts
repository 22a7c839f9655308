import { z } from 'zod';
import type { Conversation } from './conversations-store.ts';

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
