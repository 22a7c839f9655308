import type { SeveralOutcome } from '../../services/reminders/several-outcome.ts';
import { shorten } from '../kit/shorten.ts';
import type { Wording } from '../wording/wording.ts';

/** What the agent did with several customers, and what came of it. */
export type Outcome =
  | (SeveralOutcome & { readonly kind: 'assigned'; readonly to: string })
  /** `unheard` are those of whom nobody is reminded now. */
  | (SeveralOutcome & { readonly kind: 'stopped'; readonly unheard: readonly string[] });

/** More names than these are only counted. */
const named = 5;

/** How many it was done for, and each for which it was not, with the reason. */
export function outcomeBanner(outcome: Outcome, wording: Wording) {
  const { done, notDone } = outcome;
  const isGood = notDone.length === 0 && (outcome.kind === 'assigned' || outcome.unheard.length === 0);
  const customersOf = (why: 'settled' | 'failed') =>
    notDone.filter((one) => one.why === why).map(({ customer }) => customer.companyName);
  return {
    style: isGood ? 'good' : 'warning',
    title:
      outcome.kind === 'assigned'
        ? wording.filled('several.assigned', { count: done.length, owner: shorten(outcome.to) })
        : wording.filled('several.stopped', { count: done.length }),
    paragraphs: [
      ...(outcome.kind === 'stopped' ? namesText('several.unheard', outcome.unheard, wording) : []),
      ...namesText('several.settled', customersOf('settled'), wording),
      ...namesText('several.failed', customersOf('failed'), wording),
    ],
  };
}

function namesText(
  key: 'several.unheard' | 'several.settled' | 'several.failed',
  companyNames: readonly string[],
  wording: Wording,
): readonly string[] {
  if (companyNames.length === 0) return [];
  const shown = companyNames.slice(0, named).map((name) => shorten(name));
  const more = companyNames.length - shown.length;
  const others = more > 0 ? [wording.filled('several.more', { count: more })] : [];
  return [wording.filled(key, { count: companyNames.length, customers: wording.allOf([...shown, ...others]) })];
}
