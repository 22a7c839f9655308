import type { LanguageTag } from '../../services/conversations/language.ts';
import type { Handover, HandoverState, HandoverViewer } from '../../services/handovers/handover.ts';
import { type CardButton, destructiveButton, openButton, plainButton, primaryButton } from '../kit/card-actions.ts';
import type { AdaptiveCardJson, Tone } from '../kit/card-template.ts';
import type { Fact } from '../kit/fact-rows.ts';
import { recordCard } from '../kit/record-card.ts';
import { asStored, shorten } from '../kit/shorten.ts';
import { instantText } from '../wording/dates.ts';
import { type Wording, wordingFor } from '../wording/wording.ts';

interface HandoverCardData {
  readonly language: LanguageTag;
  readonly timeZone: string;
  readonly handover: Handover;
  readonly viewer: HandoverViewer;
  /** Names of those who were asked; left out where the viewer is one of them. */
  readonly asked?: readonly string[];
}

/** What has become of a customer that was handed over, as this viewer should see it. */
export function handoverCard(data: HandoverCardData): AdaptiveCardJson {
  const { handover, language } = data;
  const wording = wordingFor(language);
  const scene = sceneOf(data);
  const { title, text } = sceneTexts(scene, handover, wording);
  return recordCard({
    language,
    title: handover.companyName,
    banner: { style: toneOf[scene], title, paragraphs: [text] },
    facts: factsFor(data, wording),
    statements: noteOf(data, wording),
    buttons: buttonsFor(scene, handover, wording),
  });
}

type Scene = keyof typeof toneOf;

const toneOf = {
  offered: 'accent',
  sent: 'accent',
  again: 'warning',
  waiting: 'accent',
  mine: 'accent',
  helped: 'accent',
  late: 'emphasis',
  settled: 'good',
  closed: 'warning',
} as const satisfies Readonly<Record<string, Tone>>;

function sceneOf({ handover, viewer }: HandoverCardData): Scene {
  const { state } = handover;
  switch (state.kind) {
    case 'open':
      if (viewer === 'onlooker') return 'waiting';
      if (viewer !== 'sender') return 'offered';
      return handover.changedAt > handover.createdAt ? 'again' : 'sent';
    case 'taken':
      return viewer === 'holder' ? 'mine' : viewer === 'sender' ? 'helped' : 'late';
    case 'settled':
    case 'closed':
      return state.kind;
  }
}

const helperOf = (state: HandoverState) => (state.kind === 'open' ? undefined : state.by);

/** What the banner says, by name. */
function sceneTexts(scene: Scene, { from, companyName, state }: Handover, wording: Wording) {
  const sender = shorten(from.name);
  const customer = shorten(companyName);
  const agent = shorten(helperOf(state)?.name ?? '');
  switch (scene) {
    case 'offered':
      return {
        title: wording.filled('handover.offered.title', { sender, customer }),
        text: wording.filled('handover.offered.text', { sender }),
      };
    case 'waiting':
      return {
        title: wording.filled('handover.waiting.title', { sender }),
        text: wording.text('handover.waiting.text'),
      };
    case 'mine':
      return { title: wording.text('handover.mine.title'), text: wording.filled('handover.mine.text', { sender }) };
    case 'helped':
      return { title: wording.filled('handover.helped.title', { agent }), text: wording.text('handover.helped.text') };
    case 'late':
      return { title: wording.filled('handover.late.title', { agent }), text: wording.text('handover.late.text') };
    case 'closed':
      return { title: wording.text('handover.closed.title'), text: wording.filled('handover.closed.text', { agent }) };
    case 'sent':
    case 'again':
    case 'settled':
      return { title: wording.text(`handover.${scene}.title`), text: wording.text(`handover.${scene}.text`) };
  }
}

export const namesShown = 5;

function factsFor({ handover, timeZone, viewer, asked = [] }: HandoverCardData, wording: Wording): readonly Fact[] {
  const { from, state, createdAt } = handover;
  const sender = { label: wording.text('handover.from'), value: from.name };
  const at = { label: wording.text('handover.at'), value: instantText(createdAt, wording, timeZone) };
  const by = helperOf(state);
  const labels = { taken: 'handover.takenBy', settled: 'fact.confirmedBy', closed: 'handover.closedBy' } as const;
  const helper = state.kind === 'open' || !by ? [] : [{ label: wording.text(labels[state.kind]), value: by.name }];
  const isWaiting = state.kind === 'open' && viewer !== 'candidate' && asked.length > 0;
  const names = asked.slice(0, namesShown).map((name) => shorten(name, longestName));
  const more = asked.length - names.length;
  const to = {
    label: wording.text('handover.asked'),
    value: wording.allOf(more > 0 ? [...names, wording.filled('handover.more', { count: more })] : names),
  };
  return [...(viewer === 'sender' ? [] : [sender]), at, ...(isWaiting ? [to] : []), ...helper];
}

export const longestName = 40;

/** The sender's own words, for those who are to act on them. */
function noteOf({ handover, viewer }: HandoverCardData, wording: Wording): readonly string[] {
  const { note, from } = handover;
  if (note === '' || viewer === 'onlooker') return [];
  return [wording.filled('handover.noteOf', { sender: shorten(from.name), note: asStored(note) })];
}

function buttonsFor(scene: Scene, handover: Handover, wording: Wording): readonly CardButton[] {
  const { customerId, handoverId } = handover;
  // Who looks back at the message later should find the hand-over in it, and a receipt should not become one.
  const status = openButton(wording.text('status.show'), { verb: 'status.show', customerId });
  switch (scene) {
    case 'offered':
      return [primaryButton(wording.text('handover.take'), { verb: 'handover.take', handoverId }), status];
    case 'mine':
      return [
        primaryButton(wording.text('status.confirm'), { verb: 'attestation.start', customerId, opens: 'below' }),
        openButton(wording.text('status.invite'), { verb: 'invitation.start', customerId }),
        status,
        plainButton(wording.text('handover.giveBack'), { verb: 'handover.giveBack', handoverId }),
        destructiveButton(wording.text('handover.close'), { verb: 'handover.close', handoverId }),
      ];
    default:
      return [status];
  }
}
