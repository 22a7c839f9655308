import { z } from 'zod';
import type { AnswerRequest } from '../routing/answer-request.ts';

/** What an agent was doing when a sign-in came in between: a press on a card, with what was typed into it, or a command. */
export type Task =
  { readonly kind: 'press'; readonly data: unknown } | { readonly kind: 'command'; readonly request: AnswerRequest };

const stored = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('press'), data: z.unknown() }),
  z.object({ kind: z.literal('command'), request: z.looseObject({ command: z.string() }) }),
]);

export const taskText = (task: Task): string => JSON.stringify(task);

/** Undefined for what another version of the product wrote. */
export function readTask(text: string): Task | undefined {
  const read = stored.safeParse(JSON.parse(text));
  return read.success ? (read.data as Task) : undefined;
}
