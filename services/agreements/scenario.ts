/** Whether the customer has bought offers, software, reservations or an Azure plan before. */
export const boughtAnswers = ['yes', 'no'] as const;
/** From whom. */
export const throughAnswers = ['us', 'other-partner', 'microsoft'] as const;
/** What happens at the customer now. The message is "Please reach out to your Partner to confirm your acceptance…". */
export const seesAnswers = ['message', 'page', 'nothing', 'auto-renewal'] as const;

export interface ScenarioAnswers {
  readonly bought?: (typeof boughtAnswers)[number] | undefined;
  readonly through?: (typeof throughAnswers)[number] | undefined;
  readonly sees?: (typeof seesAnswers)[number] | undefined;
}

export type ScenarioQuestion = keyof ScenarioAnswers;

/** Which way a customer's case goes. */
export type ScenarioRoad =
  /** The two cases in which the customer cannot accept itself (confirm-customer-agreement): 1 it bought from us before, 2 we are new to it. */
  | { readonly kind: 'attest'; readonly scenario: 1 | 2 }
  /** The customer can accept in the admin center; `page` where it already stands before the checkbox. */
  | { readonly kind: 'invite'; readonly stage: 'page' | 'not-asked' }
  /** It does not belong to us yet: reseller relationship and agreement in one go. */
  | { readonly kind: 'invite-new' }
  | { readonly kind: 'create' }
  | { readonly kind: 'renewal-exempt' };

export type ScenarioStep =
  | { readonly kind: 'question'; readonly question: ScenarioQuestion; readonly given: ScenarioAnswers }
  | { readonly kind: 'road'; readonly road: ScenarioRoad; readonly given: ScenarioAnswers };

/** Only somebody who bought before gets the message; from whom is not said in it. */
export const answersFromMessage: ScenarioAnswers = { bought: 'yes', sees: 'message' };

const firstQuestion: ScenarioStep = { kind: 'question', question: 'bought', given: {} };

/**
 * The next question, or the road. Answers that do not go together lead back to the first question. `isOurs`: Partner Center
 * has the customer among ours, so that it need not become one.
 */
export function scenarioStep({ bought, through, sees }: ScenarioAnswers, isOurs: boolean): ScenarioStep {
  if (bought === 'no' && !through && !sees) {
    return { kind: 'road', road: isOurs ? notAsked : { kind: 'create' }, given: { bought } };
  }
  if (bought !== 'yes') return firstQuestion;
  if (through) return stepAfterThrough(through, sees, isOurs);
  if (!sees) return { kind: 'question', question: 'through', given: { bought } };
  return sees === 'message' ? { kind: 'question', question: 'through', given: { bought, sees } } : firstQuestion;
}

type Through = NonNullable<ScenarioAnswers['through']>;

const notAsked: ScenarioRoad = { kind: 'invite', stage: 'not-asked' };

function stepAfterThrough(through: Through, sees: ScenarioAnswers['sees'], isOurs: boolean): ScenarioStep {
  if (!sees) return { kind: 'question', question: 'sees', given: { bought: 'yes', through } };
  return { kind: 'road', road: roadFor(through, sees, isOurs), given: { bought: 'yes', through, sees } };
}

function roadFor(through: Through, sees: NonNullable<ScenarioAnswers['sees']>, isOurs: boolean): ScenarioRoad {
  switch (sees) {
    case 'message':
      return { kind: 'attest', scenario: through === 'us' ? 1 : 2 };
    case 'page':
      return { kind: 'invite', stage: 'page' };
    case 'nothing':
      return through === 'us' || isOurs ? notAsked : { kind: 'invite-new' };
    case 'auto-renewal':
      return { kind: 'renewal-exempt' };
  }
}
