import type { OfferedRoads } from '../../services/identity/capabilities.ts';
import {
  type ScenarioAnswers,
  type ScenarioQuestion,
  type ScenarioRoad,
  type ScenarioStep,
  boughtAnswers,
  seesAnswers,
  throughAnswers,
} from '../../services/agreements/scenario.ts';
import type { Language } from '../../services/conversations/language.ts';
import type { CustomerSummary } from '../../services/customer.ts';
import { type CardButton, plainButton, type ButtonData } from '../kit/card-actions.ts';
import type { CustomerId } from '../../services/ids.ts';
import type { AdaptiveCardJson, Banner, Fact } from '../kit/card-template.ts';
import { recordCard } from '../kit/record-card.ts';
import { commandWords } from '../wording/commands.ts';
import { type PlainKey, type Wording, wordingFor } from '../wording/wording.ts';
import { whoCanConfirmText } from './acceptance-road.ts';

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
      return boughtAnswers.map((bought) => plainButton(wording.text(`guide.bought.${bought}`), { ...known, bought }));
    case 'through':
      return throughAnswers.map((through) =>
        plainButton(wording.text(`guide.through.${through}`), { ...known, through }),
      );
    case 'sees':
      return seesAnswers.map((sees) => plainButton(wording.text(`guide.sees.${sees}`), { ...known, sees }));
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

/** What this person may do. */
export interface ScenarioOffers extends OfferedRoads {
  readonly createCustomer: boolean;
}

interface RoadData {
  readonly road: ScenarioRoad;
  readonly given: ScenarioAnswers;
  readonly customerId: CustomerId | undefined;
  readonly offers: ScenarioOffers;
}

interface RoadPart {
  readonly banner: Banner;
  readonly buttons: readonly CardButton[];
}

/** Where the answers lead, why, and the buttons that go there; never a button that leads to a refusal. */
export function scenarioRoadPart(data: RoadData, wording: Wording): RoadPart {
  const { road } = data;
  const style = road.kind === 'renewal-exempt' ? 'good' : 'accent';
  const title = wording.text(`guide.${road.kind}.title`);
  return { banner: { style, title, paragraphs: textsOf(data, wording) }, buttons: buttonsFor(data, wording) };
}

function textsOf({ road, given, offers }: RoadData, wording: Wording): readonly string[] {
  const inviteNew = commandWords[wording.language]['invite-new'][0];
  switch (road.kind) {
    case 'attest': {
      const isOurs = given.through === 'us';
      const relationship = isOurs ? [] : [wording.filled('guide.attest.relationship', { command: inviteNew })];
      const next = offers.attest
        ? [wording.text('guide.attest.next'), ...relationship]
        : [whoCanConfirmText(offers, wording)];
      return [wording.text(`guide.attest.${road.scenario}`), ...next];
    }
    case 'invite': {
      const otherwise = road.stage === 'not-asked' && offers.attest ? [wording.text('guide.invite.otherwise')] : [];
      const next = offers.invite ? otherwise : [wording.text('guide.invite.notYou')];
      return [wording.text(`guide.invite.${road.stage}`), ...next];
    }
    case 'invite-new': {
      const next = wording.filled('guide.invite-new.next', { command: inviteNew });
      return [wording.text('guide.invite-new.text'), offers.invite ? next : wording.text('guide.invite.notYou')];
    }
    case 'create':
      return [wording.text('guide.create.text'), ...createTexts(offers, wording)];
    case 'renewal-exempt':
      return [wording.text('guide.renewal-exempt.text')];
  }
}

function createTexts(offers: ScenarioOffers, wording: Wording): readonly string[] {
  const create = wording.filled('guide.create.new', { command: commandWords[wording.language]['new-customer'][0] });
  const invite = wording.filled('guide.create.invite', { command: commandWords[wording.language]['invite-new'][0] });
  if (!offers.createCustomer && !offers.invite) return [wording.text('guide.create.notYou')];
  return [...(offers.createCustomer ? [create] : []), ...(offers.invite ? [invite] : [])];
}

function buttonsFor({ road, customerId, offers }: RoadData, wording: Wording): readonly CardButton[] {
  const to = (title: PlainKey, data: ButtonData) => plainButton(wording.text(title), data);
  const status = customerId ? [to('status.show', { verb: 'status.show', customerId })] : [];
  const invite = to(
    'status.invite',
    customerId ? { verb: 'invitation.start', customerId } : { verb: 'customer.ask', command: 'invite' },
  );
  const create = to('guide.create.button', { verb: 'customer.start' });
  const inviteNew = to('guide.inviteNew.button', { verb: 'relation.start' });
  const confirms = confirmButtons({ customerId, offers }, to);
  switch (road.kind) {
    case 'attest':
      return [...confirms, ...status];
    case 'invite':
      return [...offered(offers.invite, invite), ...(road.stage === 'not-asked' ? confirms : []), ...status];
    case 'invite-new':
      return [...offered(offers.invite, inviteNew), ...status];
    case 'create':
      return [...offered(offers.createCustomer, create), ...offered(offers.invite, inviteNew), ...status];
    case 'renewal-exempt':
      return status;
  }
}

const offered = (isOffered: boolean, button: CardButton): readonly CardButton[] => (isOffered ? [button] : []);

/** Confirms, or has it confirmed by somebody who may. */
function confirmButtons(
  { customerId, offers }: Pick<RoadData, 'customerId' | 'offers'>,
  to: (title: PlainKey, data: ButtonData) => CardButton,
): readonly CardButton[] {
  const confirm = to(
    'status.confirm',
    customerId ? { verb: 'attestation.start', customerId } : { verb: 'customer.ask', command: 'confirm' },
  );
  if (offers.attest) return [confirm];
  return customerId && offers.handOver ? [to('handover.send', { verb: 'handover.start', customerId })] : [];
}
