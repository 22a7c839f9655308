import type { ScenarioAnswers, ScenarioRoad } from '../../services/agreements/scenario.ts';
import type { CustomerId } from '../../services/ids.ts';
import { type ButtonData, type CardButton, plainButton } from '../kit/card-button.ts';
import type { Banner } from '../kit/record-card.ts';
import type { OfferedRoads } from '../../services/identity/capabilities.ts';
import { notYouText } from './who-can-confirm-text.ts';
import { commandWords } from '../wording/commands.ts';
import type { PlainKey, Wording } from '../wording/wording.ts';

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
      const next = offers.attest ? [wording.text('guide.attest.next'), ...relationship] : [notYouText(offers, wording)];
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
    customerId ? { verb: 'invitation.start', customerId } : { verb: 'scenario.invite' },
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
    customerId ? { verb: 'attestation.start', customerId } : { verb: 'scenario.confirm' },
  );
  if (offers.attest) return [confirm];
  return customerId && offers.handOver ? [to('handover.send', { verb: 'handover.start', customerId })] : [];
}
