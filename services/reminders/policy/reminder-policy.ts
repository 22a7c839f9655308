import { z } from 'zod';
import { forFields, problemsIn } from '../../form-fields.ts';
import { type AgentId, parseGuid } from '../../ids.ts';

/** What is wrong with a field of a policy. */
export type PolicyProblem =
  /** Not a whole number within the limits, or too many or too few of them. */
  | 'out-of-range'
  /** Nothing chosen. */
  | 'missing'
  /** No time of day, written `09:00`. */
  | 'not-a-time'
  /** Ends less than two hours after it begins: daylight saving could leave nothing of it. */
  | 'too-short';

interface PolicyRule<Value> {
  readonly input: 'switch' | 'text' | 'weekdays' | 'time' | 'agents';
  readonly usual: Value;
  /** How the database holds it. */
  readonly stored: z.ZodType<Value>;
  /** The wording key below `policy.problem.`, where that is not the field's own name; empty where nothing can be wrong. */
  readonly problemKey?: 'days' | '';
  /** The value as its form shows it. */
  toText(value: Value): string;
  fromText(text: string): Value;
  problem(value: Value): PolicyProblem | undefined;
}

interface Limits {
  readonly from: number;
  readonly to: number;
}

/** Every field of the policy. Its form, its card, what a press may send, and what is stored follow this table. */
const fields = {
  isOn: onOrOff(true),
  /** Days without acceptance before the first reminder. */
  firstAfterDays: days(3),
  /** Days from each reminder to the next; the last one repeats. */
  intervalsDays: wholeNumbers([7, 14, 30], { from: 1, to: 180, most: 10 }),
  /** At the latest so many days before the day on which a customer needs the agreement. */
  daysBeforeNeeded: days(14),
  /** 1 is Monday, 7 is Sunday. */
  workingDays: workingDays([1, 2, 3, 4, 5]),
  /** `09:00` */
  workFrom: timeOfDay('09:00'),
  /** `17:00`, after which nothing is sent. */
  workUntil: timeOfDay('17:00'),
  /** Most messages to one person in one day of theirs; a digest is one. */
  dailyCap: wholeNumber(3, { from: 1, to: 20 }),
  /** Who is reminded of customers that nobody owns; nobody named stands for all Admin agents the bot knows. */
  defaultRecipients: agents({ most: 50 }),
} as const;

type Fields = typeof fields;
export type PolicyField = keyof Fields;
export const policyFields = Object.keys(fields) as readonly PolicyField[];
export const policyRules: Readonly<Record<PolicyField, PolicyRule<unknown>>> = fields;

/** When the partner wants its agents reminded. Days are calendar days; hours are in the recipient's own time zone. */
export type ReminderPolicy = { readonly [Field in PolicyField]: Fields[Field]['usual'] };

export const usualPolicy = forFields(policyFields, (field) => policyRules[field].usual) as ReminderPolicy;

/** A policy as it is typed; several choices are separated by commas. */
export type PolicyForm = Readonly<Record<PolicyField, string>>;

export function policyForm(policy: ReminderPolicy): PolicyForm {
  return forFields(policyFields, (field) => policyRules[field].toText(policy[field]));
}

/** What was typed, as a policy; what is no number becomes NaN, in which `problemsOf` finds a problem. */
export function policyFrom(form: PolicyForm): ReminderPolicy {
  return forFields(policyFields, (field) => policyRules[field].fromText(form[field])) as ReminderPolicy;
}

type ProblemKey = {
  [Field in PolicyField]: Fields[Field] extends { readonly problemKey: infer Key } ? Key : Field;
}[PolicyField];

/** The wording key below `policy.problem.` of what is wrong with a field; empty where nothing can be. */
export function problemKeyOf(field: PolicyField): ProblemKey {
  return (policyRules[field].problemKey ?? field) as ProblemKey;
}

export type PolicyProblems = Readonly<Partial<Record<PolicyField, PolicyProblem>>>;

/** Empty when the policy can be used as it is. */
export function problemsOf(policy: ReminderPolicy): PolicyProblems {
  const problems = problemsIn(policyFields, (field) => policyRules[field].problem(policy[field]));
  if (problems.workFrom ?? problems.workUntil) return problems;
  const workMinutes = minutesOf(policy.workUntil) - minutesOf(policy.workFrom);
  return workMinutes < shortestMinutes ? { ...problems, workUntil: 'too-short' } : problems;
}

const shortestMinutes = 120;

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

function onOrOff(usual: boolean): PolicyRule<boolean> & { readonly problemKey: '' } {
  return {
    ...{ input: 'switch', usual, stored: z.boolean(), problemKey: '' },
    toText: (isOn) => (isOn ? 'on' : 'off'),
    fromText: (text) => text !== 'off',
    problem: () => undefined,
  };
}

function days(usual: number): PolicyRule<number> & { readonly problemKey: 'days' } {
  return { ...wholeNumber(usual, { from: 0, to: 90 }), problemKey: 'days' };
}

function wholeNumber(usual: number, limits: Limits): PolicyRule<number> {
  const problem = (value: number) => rangeProblem(value, limits);
  return { input: 'text', usual, stored: z.number(), toText: String, fromText: numberFrom, problem };
}

function wholeNumbers(
  usual: readonly number[],
  { most = Infinity, ...limits }: Limits & { readonly most?: number },
): PolicyRule<readonly number[]> {
  return {
    ...{ input: 'text', usual, stored: z.array(z.number()) },
    toText: (values) => values.join(', '),
    fromText: (text) => partsOf(text).map(numberFrom),
    problem: (values) => {
      if (values.length === 0) return 'missing';
      if (values.length > most) return 'out-of-range';
      return values.map((value) => rangeProblem(value, limits)).find((problem) => problem);
    },
  };
}

function workingDays(usual: readonly number[]): PolicyRule<readonly number[]> {
  return { ...wholeNumbers(usual, { from: 1, to: 7 }), input: 'weekdays', toText: (days) => days.join(',') };
}

function timeOfDay(usual: string): PolicyRule<string> {
  return {
    ...{ input: 'time', usual, stored: z.string() },
    toText: (time) => time,
    fromText: (text) => text.trim(),
    problem: (time) => (/^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? undefined : 'not-a-time'),
  };
}

function agents({ most }: { readonly most: number }): PolicyRule<readonly AgentId[]> {
  return {
    ...{ input: 'agents', usual: [], stored: z.array(z.string().transform((id) => id as AgentId)) },
    toText: (ids) => ids.join(','),
    fromText: (text) => partsOf(text).flatMap((id) => parseGuid<AgentId>(id) ?? []),
    problem: (ids) => (ids.length > most ? 'out-of-range' : undefined),
  };
}

function rangeProblem(value: number, { from, to }: Limits): PolicyProblem | undefined {
  return Number.isInteger(value) && value >= from && value <= to ? undefined : 'out-of-range';
}

function partsOf(text: string): readonly string[] {
  return text.split(/[\s,;，、；]+/u).filter((part) => part !== '');
}

/** Also of digits as a Chinese keyboard may write them. */
function numberFrom(text: string): number {
  const digits = text.normalize('NFKC').trim();
  return /^\d{1,6}$/.test(digits) ? Number(digits) : Number.NaN;
}

/** One message a day with all that is due, or one a customer. */
export const deliveries = ['digest', 'single'] as const;

/** How one agent wants to be reminded. */
export interface ReminderPreferences {
  readonly delivery: (typeof deliveries)[number];
  readonly pausedUntil: Date | undefined;
  readonly hasOptedOut: boolean;
}

export const usualPreferences: ReminderPreferences = { delivery: 'digest', pausedUntil: undefined, hasOptedOut: false };
