import { type FailureReason, failureRules } from '../../../services/agreements/failure-reason.ts';
import type { AdaptiveCardJson } from '../../../cards/kit/card-template.ts';
import type { Language } from '../../../services/conversations/language.ts';

/** A card in one of its states. */
export interface CardSample {
  /** `function: state`, after the function that makes it. */
  readonly name: string;
  readonly card: (language: Language) => AdaptiveCardJson;
}

export const failureReasons = Object.keys(failureRules) as FailureReason[];
