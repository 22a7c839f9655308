import type { ScenarioAnswers, ScenarioRoad } from '../services/agreements/scenario.ts';
import type { CustomerId } from '../services/ids.ts';
import { type CardButton, plainButton } from './card-button.ts';
import type { Banner } from './record-card.ts';
import { commandWords } from './wording/commands.ts';
import type { Wording } from './wording/wording.ts';

/** What this person may do. */
export interface ScenarioOffers {
  readonly attest: boolean;
  readonly invite: boolean;
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
  const inviteNew = wording.text('guide.command.inviteNew');
  switch (road.kind) {
    case 'attest': {
      const isOurs = given.through === 'us';
      const relationship = isOurs ? [] : [wording.filled('guide.attest.relationship', { command: inviteNew })];
      const next = offers.attest ? [wording.text('guide.attest.next'), ...relationship] : [notYou(wording)];
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
  const create = wording.filled('guide.create.new', { command: wording.text('guide.command.create') });
  const invite = wording.filled('guide.create.invite', { command: wording.text('guide.command.inviteNew') });
  if (!offers.createCustomer && !offers.invite) return [wording.text('guide.create.notYou')];
  return [...(offers.createCustomer ? [create] : []), ...(offers.invite ? [invite] : [])];
}

/** The refusal of that command names who can, and what the agent can do. */
function notYou(wording: Wording): string {
  return wording.filled('status.notYou', { command: commandWords[wording.language].confirm[0] });
}

function buttonsFor({ road, customerId, offers }: RoadData, wording: Wording): readonly CardButton[] {
  const confirm = plainButton(
    wording.text('status.confirm'),
    customerId ? { verb: 'attestation.start', customerId } : { verb: 'scenario.confirm' },
  );
  const invite = plainButton(
    wording.text('status.invite'),
    customerId ? { verb: 'invitation.start', customerId } : { verb: 'scenario.invite' },
  );
  const status = customerId ? [plainButton(wording.text('status.show'), { verb: 'status.show', customerId })] : [];
  const confirms = road.kind === 'attest' || (road.kind === 'invite' && road.stage === 'not-asked');
  return [
    ...(road.kind === 'invite' && offers.invite ? [invite] : []),
    ...(confirms && offers.attest ? [confirm] : []),
    ...status,
  ];
}
