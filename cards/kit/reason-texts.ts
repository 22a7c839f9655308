import type { FailureReason } from '../../services/agreements/failure-reason.ts';
import type { Wording } from '../wording/wording.ts';

/** What happened with Partner Center, and what to do next. */
export function reasonTexts(reason: FailureReason, wording: Wording): readonly [what: string, next: string] {
  return [wording.text(`reason.${reason}.what`), wording.text(`reason.${reason}.next`)];
}
