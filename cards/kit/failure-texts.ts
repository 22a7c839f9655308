import type { FailureReason } from '../../services/agreements/failure-reason.ts';
import type { Wording } from '../wording/wording.ts';

interface FailureTexts {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** What a card says of a failure: Microsoft's, or without a reason our own. */
export function failureTexts(reason: FailureReason | undefined, wording: Wording): FailureTexts {
  if (reason) return { title: wording.text('failed.title'), paragraphs: reasonTexts(reason, wording) };
  return { title: wording.text('wrong.title'), paragraphs: [wording.text('wrong.text'), wording.text('wrong.next')] };
}

/** What happened with Partner Center, and what to do next. */
export function reasonTexts(reason: FailureReason, wording: Wording): readonly [what: string, next: string] {
  return [wording.text(`reason.${reason}.what`), wording.text(`reason.${reason}.next`)];
}
