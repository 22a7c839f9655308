import type { ReminderCase, ReminderReason } from '../../services/reminders/reminder.ts';
import type { Banner } from '../kit/record-card.ts';
import { dayText, dayTextAt } from '../wording/dates.ts';
import type { Wording } from '../wording/wording.ts';

/** What the agent has just done about a customer. */
export type JustDone = 'taken' | 'assigned' | 'planned' | 'unplanned';

interface ReminderBannerData {
  readonly timeZone: string;
  readonly reminded: ReminderCase;
  /** Whether to say why it is brought up now. */
  readonly isReminding: boolean;
  readonly justDone?: JustDone | undefined;
}

/** Where a customer stands with its reminders; what was just done comes first, unless nothing is left to do. */
export function reminderBanner(data: ReminderBannerData, wording: Wording): Banner {
  const { status, isMuted, postponedUntil } = data.reminded;
  if (status === 'direct' || status === 'attested') {
    const text = wording.text(`reminder.settled.${status}.text`);
    return { style: 'good', title: wording.text(`reminder.settled.${status}.title`), paragraphs: [text] };
  }
  if (data.justDone) return doneBanner(data.justDone, wording);
  if (isMuted) return mutedBanner(wording);
  if (postponedUntil) return postponedBanner(dayTextAt(postponedUntil, wording.language, data.timeZone), wording);
  return openBanner(data, wording);
}

function doneBanner(justDone: JustDone, wording: Wording): Banner {
  const title = wording.text(`reminder.${justDone}.title`);
  return { style: 'good', title, paragraphs: [wording.text(`reminder.${justDone}.text`)] };
}

function mutedBanner(wording: Wording): Banner {
  const paragraphs = [wording.text('reminder.muted.text')];
  return { style: 'emphasis', title: wording.text('reminder.muted.title'), paragraphs };
}

function postponedBanner(day: string, wording: Wording): Banner {
  const paragraphs = [wording.text('reminder.postponed.text')];
  return { style: 'accent', title: wording.filled('reminder.postponed.title', { day }), paragraphs };
}

function openBanner({ reminded, isReminding, timeZone }: ReminderBannerData, wording: Wording): Banner {
  const { status, reason } = reminded;
  if (status === 'unknown') {
    const paragraphs = [wording.text('status.unknown.text')];
    return { style: 'emphasis', title: wording.text('status.unknown.title'), paragraphs };
  }
  const title = wording.text(status === 'renewal-due' ? 'status.renewal-due.title' : 'status.none.title');
  const why = isReminding ? reasonText(reason, timeZone, wording) : wording.text('reminder.isOpen');
  return { style: status === 'none' ? 'attention' : 'warning', title, paragraphs: [why] };
}

function reasonText(reason: ReminderReason, timeZone: string, wording: Wording): string {
  switch (reason.kind) {
    case 'first':
      return wording.text('reminder.why.first');
    case 'again':
      return wording.filled('reminder.why.again', { day: dayTextAt(reason.last, wording.language, timeZone) });
    case 'needed-by':
      return wording.filled(`reminder.why.${reason.neededFor}`, { day: dayText(reason.neededBy, wording.language) });
    case 'postponed':
      return wording.text('reminder.why.postponed');
  }
}
