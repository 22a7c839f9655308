import { expect } from '@jest/globals';
import type { Person } from '../desk/person.ts';
import type { ShownCard } from '../cards/shown-card.ts';

/** Sends what no button of ours sends. */
export async function forge(person: Person, card: ShownCard, action: Record<string, unknown>): Promise<ShownCard> {
  const { status, outcome } = await person.sends({ activityId: card.activityId, ...action });
  expect(status).toBe(200);
  if (!outcome.card) throw new Error(`no card but ${outcome.kind}: ${outcome.text ?? ''}`);
  return person.cardNow(card.activityId);
}

/** An Action.Execute with this data, from whatever button. */
export function execute(data: Record<string, unknown>): Record<string, unknown> {
  return { action: { type: 'Action.Execute', verb: data['verb'], data } };
}
