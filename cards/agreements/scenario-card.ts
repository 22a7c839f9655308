import type { ScenarioAnswers, ScenarioQuestion, ScenarioStep } from '../../services/agreements/scenario.ts';
import type { Language } from '../../services/conversations/language.ts';
import type { CustomerSummary } from '../../services/customer.ts';
import { type CardButton, plainButton } from '../kit/card-button.ts';
import type { AdaptiveCardJson } from '../kit/card-template.ts';
import { type Banner, type Fact, recordCard } from '../kit/record-card.ts';
import { type ScenarioOffers, scenarioRoadPart } from './scenario-road-part.ts';
import { type Wording, wordingFor } from '../wording/wording.ts';

interface ScenarioCardData {
  readonly language: Language;
  readonly step: ScenarioStep;
  /** Whose case it is, where it has been named. */
  readonly customer?: CustomerSummary | undefined;
  readonly offers: ScenarioOffers;
}

/** The next question that finds the right road to acceptance, or the road. */
export function scenarioCard({ language, step, customer, offers }: ScenarioCardData): AdaptiveCardJson {
  const wording = wordingFor(language);
  const customerId = customer?.customerId;
  const again = startOver(step, customer, wording);
  const part =
    step.kind === 'question'
      ? { banner: questionBanner(step, wording), buttons: answerButtons(step, customer, wording) }
      : scenarioRoadPart({ road: step.road, given: step.given, customerId, offers }, wording);
  return recordCard({
    language,
    title: customer?.companyName ?? wording.text('guide.title'),
    banner: part.banner,
    facts: factsOf(step.given, wording),
    buttons: [...part.buttons, ...again],
  });
}

type Asked = Extract<ScenarioStep, { kind: 'question' }>;

function questionBanner({ question, given }: Asked, wording: Wording): Banner {
  const known = question === 'through' && given.sees === 'message' ? [wording.text('guide.known')] : [];
  const paragraphs = [...known, wording.text(`guide.${question}.text`)];
  return { style: 'accent', title: wording.text(`guide.${question}.title`), paragraphs };
}

/** Answers travel in the buttons, as words of a short list. */
function answerButtons(
  { question, given }: Asked,
  customer: CustomerSummary | undefined,
  wording: Wording,
): readonly CardButton[] {
  const known = { verb: 'scenario.show', ...named(customer), ...given } as const;
  switch (question) {
    case 'bought':
      return (['yes', 'no'] as const).map((bought) =>
        plainButton(wording.text(`guide.bought.${bought}`), { ...known, bought }),
      );
    case 'through':
      return (['us', 'other-partner', 'microsoft'] as const).map((through) =>
        plainButton(wording.text(`guide.through.${through}`), { ...known, through }),
      );
    case 'sees':
      return (['message', 'page', 'nothing', 'auto-renewal'] as const).map((sees) =>
        plainButton(wording.text(`guide.sees.${sees}`), { ...known, sees }),
      );
  }
}

function startOver(
  { given }: ScenarioStep,
  customer: CustomerSummary | undefined,
  wording: Wording,
): readonly CardButton[] {
  if (Object.keys(given).length === 0) return [];
  return [plainButton(wording.text('guide.again'), { verb: 'scenario.show', ...named(customer) })];
}

const named = (customer: CustomerSummary | undefined) => (customer ? { customerId: customer.customerId } : {});

function factsOf({ bought, through, sees }: ScenarioAnswers, wording: Wording): readonly Fact[] {
  const fact = (question: ScenarioQuestion, value: string): Fact => ({
    label: wording.text(`guide.fact.${question}`),
    value,
  });
  return [
    ...(bought ? [fact('bought', wording.text(`guide.bought.${bought}`))] : []),
    ...(through ? [fact('through', wording.text(`guide.through.${through}`))] : []),
    ...(sees ? [fact('sees', wording.text(sees === 'message' ? 'guide.fact.message' : `guide.sees.${sees}`))] : []),
  ];
}
