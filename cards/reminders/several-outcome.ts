import type { NotDone, SeveralOutcome } from '../../services/reminders/several-outcome.ts';
import { shorten } from '../kit/shorten.ts';
import type { Wording } from '../wording/wording.ts';

/** What the agent did with several customers, and what came of it. */
export type Outcome =
  | (SeveralOutcome & { readonly kind: 'assigned'; readonly to: string })
  /** Invited by now, one after the other or before. */
  | (SeveralOutcome & { readonly kind: 'invited' })
  /** `unheard` are those of whom nobody is reminded now. */
  | (SeveralOutcome & { readonly kind: 'stopped'; readonly unheard: readonly string[] });

/** More names than these are only counted. */
const named = 5;

/** How many it was done for, and each for which it was not, with the reason. */
export function outcomeBanner(outcome: Outcome, wording: Wording) {
  const { done, notDone } = outcome;
  const unheard = outcome.kind === 'stopped' ? outcome.unheard : [];
  const customersOf = (why: NotDone['why']) =>
    notDone.filter((one) => one.why === why).map(({ customer }) => customer.companyName);
  return {
    style: notDone.length === 0 && unheard.length === 0 ? 'good' : 'warning',
    title: titleOf(outcome, done.length, wording),
    paragraphs: [
      ...namesText('several.unheard', unheard, wording),
      ...namesText('several.skipped', customersOf('skipped'), wording),
      ...namesText('several.settled', customersOf('settled'), wording),
      ...namesText('several.failed', customersOf('failed'), wording),
    ],
  };
}

function titleOf(outcome: Outcome, count: number, wording: Wording): string {
  switch (outcome.kind) {
    case 'assigned':
      return wording.filled('several.assigned', { count, owner: shorten(outcome.to) });
    case 'invited':
      return wording.filled('several.invited', { count });
    case 'stopped':
      return wording.filled('several.stopped', { count });
  }
}

function namesText(
  key: 'several.unheard' | 'several.skipped' | 'several.settled' | 'several.failed',
  companyNames: readonly string[],
  wording: Wording,
): readonly string[] {
  if (companyNames.length === 0) return [];
  return [wording.filled(key, { count: companyNames.length, customers: namedCustomers(companyNames, wording) })];
}

/** "Contoso, Fabrikam, and 3 more" */
export function namedCustomers(companyNames: readonly string[], wording: Wording): string {
  const shown = companyNames.slice(0, named).map((name) => shorten(name));
  const more = companyNames.length - shown.length;
  const others = more > 0 ? [wording.filled('several.more', { count: more })] : [];
  return wording.allOf([...shown, ...others]);
}
