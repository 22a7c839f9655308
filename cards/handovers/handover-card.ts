import type { Language } from '../../services/conversations/language.ts';
import type { Handover } from '../../services/handovers/handover.ts';
import { type CardButton, primaryButton, plainButton } from '../kit/card-actions.ts';
import type { AdaptiveCardJson, Tone, Fact } from '../kit/card-template.ts';
import { recordCard } from '../kit/record-card.ts';
import { asStored } from '../kit/shorten.ts';
import { instantText } from '../wording/dates.ts';
import { type PlainKey, type Wording, wordingFor } from '../wording/wording.ts';

interface HandoverCardData {
  readonly language: Language;
  readonly timeZone: string;
  readonly handover: Handover;
  /** The one who sent it, the one who has taken it, or one of the others who may. */
  readonly viewer: 'sender' | 'holder' | 'candidate';
}

/** What has become of a customer that was handed over, as this viewer should see it. */
export function handoverCard(data: HandoverCardData): AdaptiveCardJson {
  const { handover, language } = data;
  const wording = wordingFor(language);
  const scene = sceneOf(data);
  return recordCard({
    language,
    title: handover.companyName,
    banner: {
      style: toneOf[scene],
      title: wording.text(`handover.${scene}.title`),
      paragraphs: [wording.text(`handover.${scene}.text`)],
    },
    facts: factsFor(data, wording),
    statements: handover.note === '' ? [] : [asStored(handover.note)],
    buttons: buttonsFor(scene, handover, wording),
  });
}

type Scene = PlainKey extends infer Key
  ? Key extends `handover.${infer Name}.title`
    ? Exclude<Name, 'nobody'>
    : never
  : never;

const toneOf: Readonly<Record<Scene, Tone>> = {
  offered: 'accent',
  sent: 'accent',
  again: 'warning',
  mine: 'accent',
  helped: 'accent',
  late: 'emphasis',
  settled: 'good',
  closed: 'warning',
};

function sceneOf({ handover, viewer }: HandoverCardData): Scene {
  const { state } = handover;
  switch (state.kind) {
    case 'open':
      if (viewer !== 'sender') return 'offered';
      return handover.changedAt > handover.createdAt ? 'again' : 'sent';
    case 'taken':
      return viewer === 'holder' ? 'mine' : viewer === 'sender' ? 'helped' : 'late';
    case 'settled':
    case 'closed':
      return state.kind;
  }
}

function factsFor({ handover, timeZone, viewer }: HandoverCardData, wording: Wording): readonly Fact[] {
  const { from, state, createdAt } = handover;
  const sender = { label: wording.text('handover.from'), value: from.name };
  const at = { label: wording.text('handover.at'), value: instantText(createdAt, wording.language, timeZone) };
  const by = state.kind === 'open' ? undefined : state.by;
  const labels = { taken: 'handover.takenBy', settled: 'fact.confirmedBy', closed: 'handover.closedBy' } as const;
  const helper = state.kind === 'open' || !by ? [] : [{ label: wording.text(labels[state.kind]), value: by.name }];
  return [...(viewer === 'sender' ? [] : [sender]), at, ...helper];
}

function buttonsFor(scene: Scene, handover: Handover, wording: Wording): readonly CardButton[] {
  const { customerId, handoverId } = handover;
  const status = plainButton(wording.text('status.show'), { verb: 'status.show', customerId });
  const mine = [
    plainButton(wording.text('status.confirm'), { verb: 'attestation.start', customerId }),
    plainButton(wording.text('status.invite'), { verb: 'invitation.start', customerId }),
    plainButton(wording.text('handover.giveBack'), { verb: 'handover.giveBack', handoverId }),
    plainButton(wording.text('handover.close'), { verb: 'handover.close', handoverId }),
  ];
  if (scene === 'offered')
    return [primaryButton(wording.text('handover.take'), { verb: 'handover.take', handoverId }), status];
  return scene === 'mine' ? [...mine, status] : [status];
}
