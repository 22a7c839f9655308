import type { FailureReason } from '../../services/agreements/failure-reason.ts';
import type { Wording } from '../wording/wording.ts';
import { shorten } from './shorten.ts';

/** What is known of a failure. */
export interface FailureFacts {
  /** Undefined where the failure is our own. */
  readonly reason: FailureReason | undefined;
  /** The customer's name, where it is about one that is known. */
  readonly customer?: string | undefined;
  /** Names of colleagues who can help. */
  readonly helpers?: readonly string[];
}

interface FailureTexts {
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** Names people, so that it may only be shown where no Markdown is. */
  readonly whoHelps: readonly string[];
}

const namesShown = 3;
const longestName = 60;

/** What a card says of a failure: Microsoft's, or without a reason our own. */
export function failureTexts({ reason, customer, helpers = [] }: FailureFacts, wording: Wording): FailureTexts {
  const title = titleAbout(customer, wording.text(reason ? 'failed.title' : 'wrong.title'), wording);
  const what = reason ? reasonTexts(reason, wording) : [wording.text('wrong.text'), wording.text('wrong.next')];
  const names = namesOf(helpers);
  const whoHelps = names.length === 0 ? [] : [wording.filled('failed.helpers', { names: wording.oneOf(names) })];
  return { title, paragraphs: what, whoHelps };
}

/** What happened with Partner Center, and what to do next. */
export function reasonTexts(reason: FailureReason, wording: Wording): readonly [what: string, next: string] {
  return [wording.text(`reason.${reason}.what`), wording.text(`reason.${reason}.next`)];
}

/** So that nobody takes it for another customer's. */
export function titleAbout(customer: string | undefined, title: string, wording: Wording): string {
  return customer === undefined
    ? title
    : wording.filled('failed.about', { customer: shorten(customer, longestName), title });
}

/** As many as are told at a glance. */
export function namesOf(people: readonly string[]): readonly string[] {
  return people.slice(0, namesShown).map((name) => shorten(name, longestName));
}
