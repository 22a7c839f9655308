import type { ReminderPolicy } from './reminder-policy.ts';

/** What is wrong with a field of a policy. */
export type PolicyProblem =
  /** Not a whole number within the limits of `policyLimits`, or in `intervalsDays` too many or too few of them. */
  | 'out-of-range'
  /** Nothing chosen. */
  | 'missing'
  /** No time of day, written `09:00`. */
  | 'not-a-time'
  /** Ends less than two hours after it begins: daylight saving could leave nothing of it. */
  | 'too-short';

export type PolicyProblems = Readonly<Partial<Record<keyof ReminderPolicy, PolicyProblem>>>;

export const policyLimits = {
  firstAfterDays: { from: 0, to: 90 },
  intervalsDays: { from: 1, to: 180, most: 10 },
  daysBeforeNeeded: { from: 0, to: 90 },
  dailyCap: { from: 1, to: 20 },
  defaultRecipients: { most: 50 },
} as const;

const timeOfDay = /^([01]\d|2[0-3]):[0-5]\d$/;
const shortestMinutes = 120;

/** Empty when the policy can be used as it is. */
export function problemsOf(policy: ReminderPolicy): PolicyProblems {
  const problems: Record<string, PolicyProblem | undefined> = {
    firstAfterDays: rangeProblem(policy.firstAfterDays, policyLimits.firstAfterDays),
    intervalsDays: intervalsProblem(policy.intervalsDays),
    daysBeforeNeeded: rangeProblem(policy.daysBeforeNeeded, policyLimits.daysBeforeNeeded),
    workingDays: workingDaysProblem(policy.workingDays),
    dailyCap: rangeProblem(policy.dailyCap, policyLimits.dailyCap),
    workFrom: timeOfDay.test(policy.workFrom) ? undefined : 'not-a-time',
    workUntil: workUntilProblem(policy),
    defaultRecipients:
      policy.defaultRecipients.length > policyLimits.defaultRecipients.most ? 'out-of-range' : undefined,
  };
  return Object.fromEntries(Object.entries(problems).filter(([, problem]) => problem !== undefined));
}

function rangeProblem(value: number, limits: { from: number; to: number }): PolicyProblem | undefined {
  return Number.isInteger(value) && value >= limits.from && value <= limits.to ? undefined : 'out-of-range';
}

function intervalsProblem(intervals: readonly number[]): PolicyProblem | undefined {
  const limits = policyLimits.intervalsDays;
  if (intervals.length === 0) return 'missing';
  if (intervals.length > limits.most) return 'out-of-range';
  return intervals.map((days) => rangeProblem(days, limits)).find((problem) => problem);
}

function workingDaysProblem(days: readonly number[]): PolicyProblem | undefined {
  if (days.length === 0) return 'missing';
  return days.map((day) => rangeProblem(day, { from: 1, to: 7 })).find((problem) => problem);
}

function workUntilProblem({ workFrom, workUntil }: ReminderPolicy): PolicyProblem | undefined {
  if (!timeOfDay.test(workUntil)) return 'not-a-time';
  if (!timeOfDay.test(workFrom)) return undefined;
  return minutesOf(workUntil) - minutesOf(workFrom) < shortestMinutes ? 'too-short' : undefined;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
