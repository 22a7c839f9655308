import type { AcceptanceLink, LinkState } from '../../../services/agreements/links/acceptance-link.ts';
import type { AgentId } from '../../../services/ids.ts';

export const linkSteps = [
  ...['letter', 'create', 'ask-again', 'try-again', 'look', 'renew', 'new', 'take-sent-back', 'withdraw'],
] as const;
export type LinkStep = (typeof linkSteps)[number];

/** The most useful first; `mine` is for the agent who made the link, and `theirs` for all others. */
const steps: Readonly<Record<LinkState, Readonly<Record<'mine' | 'theirs', readonly LinkStep[]>>>> = {
  making: forAll('look'),
  replaced: forAll('look'),
  uncertain: forAll('ask-again', 'withdraw'),
  // Others do not see its address, and renew it.
  made: { mine: ['letter', 'look', 'renew', 'withdraw'], theirs: ['look', 'renew', 'withdraw'] },
  sent: { mine: ['look', 'renew', 'take-sent-back', 'withdraw'], theirs: ['look', 'renew', 'withdraw'] },
  accepted: forAll('create'),
  failed: { mine: ['try-again'], theirs: ['new'] },
  expired: forAll('renew', 'new'),
  refused: forAll('new'),
  withdrawn: forAll('new'),
  entered: forAll(),
};

function forAll(...all: readonly LinkStep[]) {
  return { mine: all, theirs: all };
}

/**
 * What this agent can do about a link. With the person who accepted erased, no agreement can be created any more; what the bot
 * sent itself has gone out.
 */
export function stepsFor(
  { state, madeBy, contact, mail }: Pick<AcceptanceLink, 'state' | 'madeBy' | 'contact' | 'mail'>,
  agentId: AgentId,
): readonly LinkStep[] {
  if (state === 'accepted' && !contact) return ['withdraw'];
  const all = steps[state][madeBy === agentId ? 'mine' : 'theirs'];
  return mail?.state === 'sent' ? all.filter((step) => step !== 'take-sent-back') : all;
}
