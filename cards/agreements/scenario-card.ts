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
import type { LanguageTag } from '../../services/conversations/language.ts';
import type { CustomerSummary } from '../../services/customer.ts';
import { type ButtonData, type CardButton, primaryButton, plainButton } from '../kit/card-actions.ts';
import type { CustomerId } from '../../services/ids.ts';
import type { AdaptiveCardJson, Banner } from '../kit/card-template.ts';
import type { Fact } from '../kit/fact-rows.ts';
import { recordCard } from '../kit/record-card.ts';
import type { PlainKey } from '../wording/sentences.ts';
import { type Wording, wordingFor } from '../wording/wording.ts';
import { whoCanConfirmText } from './acceptance-road.ts';

interface ScenarioCardData {
  readonly language: LanguageTag;
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
  /** Customers accept on Microsoft's page, through a link. */
  readonly byLink?: boolean;
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

function textsOf({ road, given, customerId, offers }: RoadData, wording: Wording): readonly string[] {
  switch (road.kind) {
    case 'attest': {
      const isNew = mayBeNew({ given, customerId, offers });
      const how = wording.text(offers.byLink ? 'guide.attest.byLink' : 'guide.attest.next');
      const next = offers.attest ? how : whoCanConfirmText(offers, wording);
      return [
        wording.text(`guide.attest.${road.scenario}`),
        next,
        ...(isNew ? [wording.text('guide.attest.relationship')] : []),
      ];
    }
    case 'invite': {
      const otherwise = road.stage === 'not-asked' && offers.attest ? [wording.text('guide.invite.otherwise')] : [];
      const next = offers.invite ? otherwise : [wording.text('guide.invite.notYou')];
      return [wording.text(`guide.invite.${road.stage}`), ...next];
    }
    case 'invite-new':
      return inviteNewTexts({ given, offers }, wording);
    case 'create':
      return [wording.text('guide.create.text'), ...createTexts(offers, wording)];
    case 'renewal-exempt':
      return [wording.text('guide.renewal-exempt.text')];
  }
}

function inviteNewTexts({ given, offers }: Pick<RoadData, 'given' | 'offers'>, wording: Wording): readonly string[] {
  return [
    ...(given.through === 'other-partner' ? [wording.text('guide.invite-new.elsewhere')] : []),
    wording.text('guide.invite-new.text'),
    ...(offers.invite ? [] : [wording.text('guide.invite.notYou')]),
  ];
}

/** Whoever bought elsewhere may be no customer of ours yet, unless it has been named as one. */
function mayBeNew({ given, customerId, offers }: Pick<RoadData, 'given' | 'customerId' | 'offers'>): boolean {
  return given.through !== 'us' && !customerId && offers.attest && offers.invite;
}

function createTexts(offers: ScenarioOffers, wording: Wording): readonly string[] {
  if (!offers.createCustomer && !offers.invite) return [wording.text('guide.create.notYou')];
  return [
    ...(offers.createCustomer ? [wording.text('guide.create.new')] : []),
    ...(offers.invite ? [wording.text('guide.create.invite')] : []),
  ];
}

/** The first is the next step. */
function buttonsFor(data: RoadData, wording: Wording): readonly CardButton[] {
  const [first, ...others] = roadSteps(data, wording);
  const { customerId } = data;
  const status = customerId ? [plainButton(wording.text('status.show'), { verb: 'status.show', customerId })] : [];
  return [...(first ? [primaryButton(first.title, first.data)] : []), ...others, ...status];
}

function roadSteps({ road, given, customerId, offers }: RoadData, wording: Wording): readonly CardButton[] {
  const to = (title: PlainKey, data: ButtonData) => plainButton(wording.text(title), data);
  const invite = to(
    'status.invite',
    customerId ? { verb: 'invitation.start', customerId } : { verb: 'customer.ask', command: 'invite' },
  );
  const create = to('guide.create.button', { verb: 'customer.start' });
  const inviteNew = to('guide.inviteNew.button', { verb: 'relation.start' });
  const confirms = confirmButtons({ customerId, offers }, to);
  switch (road.kind) {
    case 'attest':
      return [...confirms, ...offered(mayBeNew({ given, customerId, offers }), inviteNew)];
    case 'invite':
      return [...offered(offers.invite, invite), ...(road.stage === 'not-asked' ? confirms : [])];
    case 'invite-new':
      return offered(offers.invite, inviteNew);
    case 'create':
      return [...offered(offers.createCustomer, create), ...offered(offers.invite, inviteNew)];
    case 'renewal-exempt':
      return [];
  }
}

const offered = (isOffered: boolean, button: CardButton): readonly CardButton[] => (isOffered ? [button] : []);

/** Confirms, or has it confirmed by somebody who may. Where no customer has been named, the button asks which. */
function confirmButtons(
  { customerId, offers }: Pick<RoadData, 'customerId' | 'offers'>,
  to: (title: PlainKey, data: ButtonData) => CardButton,
): readonly CardButton[] {
  const askToConfirm = { verb: 'customer.ask', command: 'confirm' } as const;
  const askToHandOver = { verb: 'customer.ask', command: 'hand-over' } as const;
  if (offers.attest)
    return [to('status.confirm', customerId ? { verb: 'attestation.start', customerId } : askToConfirm)];
  // Whoever asks to confirm is led on to the provider.
  if (offers.providers) return [to('provider.ask', customerId ? { verb: 'provider.ask', customerId } : askToConfirm)];
  return offered(
    offers.handOver,
    to('handover.send', customerId ? { verb: 'handover.start', customerId } : askToHandOver),
  );
}
