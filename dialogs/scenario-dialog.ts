import type { AgreementCards } from './agreement-cards.ts';
import type { Answers } from './answers.ts';
import { CustomerDialog } from './customer-dialog.ts';
import type { ScenarioCards } from './scenario-cards.ts';

export const scenarioDialogId = 'scenario';

/** "guide contoso": which customer, and which road to acceptance? */
export class ScenarioDialog extends CustomerDialog {
  constructor(answers: Answers, cards: { agreements: AgreementCards; scenarios: ScenarioCards }) {
    super(scenarioDialogId, {
      answers,
      customers: cards.agreements,
      verb: 'scenario.show',
      show: (turn, customer) => cards.scenarios.startFor(turn, customer),
    });
  }
}
