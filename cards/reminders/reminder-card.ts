import type { ReminderCase } from '../../services/reminders/reminder.ts';
import { isAccepted } from '../../services/customers/customer-status.ts';
import type { LanguageTag } from '../../services/conversations/language.ts';
import { type CardButton, plainButton, primaryButton } from '../kit/card-actions.ts';
import type { AdaptiveCardJson } from '../kit/card-template.ts';
import { settlingButtons, whoCanConfirmText } from '../agreements/acceptance-road.ts';
import { recordCard } from '../kit/record-card.ts';
import { shorten } from '../kit/shorten.ts';
import { backLinkData } from './back-link.ts';
import { type ReminderButtonsData, ownerButton, pauseButton, backButtons } from './reminder-buttons.ts';
import { type JustDone, reminderBanner, reminderFacts } from './reminder-facts.ts';
import { commandWords } from '../wording/commands.ts';
import { type Wording, wordingFor } from '../wording/wording.ts';

interface ReminderCardData extends ReminderButtonsData {
  readonly language: LanguageTag;
  readonly timeZone: string;
  readonly justDone?: JustDone | undefined;
  /** Once the agent has stopped the reminders: the names of those who get them instead. */
  readonly remindedInstead?: readonly string[] | undefined;
}

/** What the agent has done just now, and where it was done from. */
export type ShownHow = Pick<ReminderCardData, 'from' | 'justDone' | 'remindedInstead'>;

/** One customer that is brought up: since when and why now, what to do, and how to stop it. */
export function reminderCard(data: ReminderCardData): AdaptiveCardJson {
  const { language, timeZone, reminded } = data;
  const wording = wordingFor(language);
  return recordCard({
    language,
    title: reminded.customer.companyName,
    banner: reminderBanner({ ...data, isReminding: data.from?.kind !== 'unconfirmed' }, wording),
    facts: reminderFacts(reminded, timeZone, wording),
    statements: statementsFor(data, wording),
    buttons: buttonsFor(data, wording),
  });
}

function statementsFor(data: ReminderCardData, wording: Wording): readonly string[] {
  const { reminded, offers } = data;
  if (isAccepted(data.reminded.status) || reminded.status === 'unknown') return [];
  const whatToDo = offers.attest ? whatToDoText(reminded, wording) : whoCanConfirmText(offers, wording);
  const button = wording.text('reminder.plan');
  const howToStop = wording.filled('reminder.stop', { button, command: commandWords[wording.language].reminders[0] });
  if (!reminded.isMuted) return [whatToDo, howToStop];
  return [...insteadSentences(data.remindedInstead ?? [], wording), whatToDo];
}

/** What comes next on the road that the customer is on. */
function whatToDoText({ linkStage }: ReminderCase, wording: Wording): string {
  return wording.text(linkStage ? `reminder.what.${linkStage}` : 'reminder.what');
}

const colleaguesNamed = 3;

function insteadSentences(names: readonly string[], wording: Wording): readonly string[] {
  if (names.length === 0) return [];
  const colleagues = wording.allOf(names.slice(0, colleaguesNamed).map((name) => shorten(name)));
  return [wording.filled('reminder.muted.others', { colleagues, more: Math.max(0, names.length - colleaguesNamed) })];
}

function buttonsFor(data: ReminderCardData, wording: Wording): readonly CardButton[] {
  const { reminded, offers } = data;
  const { customerId } = reminded.customer;
  const back = backButtons(data.from, wording);
  if (isAccepted(reminded.status)) return back;
  const plan = { verb: 'reminder.plan', customerId, ...backLinkData(data.from) } as const;
  const [settle, ...others] = settlingButtons({ customerId, offers, ...reminded }, wording);
  return [
    ...(settle ? [primaryButton(settle.title, settle.data), ...others] : []),
    pauseButton(data, wording),
    plainButton(wording.text('reminder.plan'), plan),
    ownerButton(data, wording),
    ...back,
  ];
}
