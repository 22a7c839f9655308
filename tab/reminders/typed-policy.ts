import type { Policy } from '../api/schema.d.ts';

/** Numbers as they are typed. */
export type TypedPolicy = Omit<Policy, NumberField | 'intervalsDays'> & Record<NumberField | 'intervalsDays', string>;
type NumberField = 'firstAfterDays' | 'daysBeforeNeeded' | 'dailyCap';

export function typedFrom(policy: Policy): TypedPolicy {
  const { firstAfterDays, daysBeforeNeeded, dailyCap, intervalsDays } = policy;
  return {
    ...policy,
    firstAfterDays: String(firstAfterDays),
    daysBeforeNeeded: String(daysBeforeNeeded),
    dailyCap: String(dailyCap),
    intervalsDays: intervalsDays.join(', '),
  };
}

/** What is no number becomes -1, which the bot does not take; it says so beside the field. */
export function policyOf(typed: TypedPolicy): Policy {
  const number = (text: string) => (text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : -1);
  return {
    ...typed,
    firstAfterDays: number(typed.firstAfterDays),
    daysBeforeNeeded: number(typed.daysBeforeNeeded),
    dailyCap: number(typed.dailyCap),
    intervalsDays: typed.intervalsDays
      .split(/[,，、;\s]+/)
      .filter(Boolean)
      .map(number),
  };
}
