import { isAccepted } from '../../services/customers/customer-status.ts';
import type { Owner, ReminderCase, ReminderReason } from '../../services/reminders/reminder.ts';
import type { Banner } from '../kit/card-template.ts';
import type { Fact } from '../kit/fact-rows.ts';
import { shorten } from '../kit/shorten.ts';
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
  /** Once the agent has stopped the reminders: the names of those who get them instead. */
  readonly remindedInstead?: readonly string[] | undefined;
}

/** Where a customer stands with its reminders; what was just done comes first, unless nothing is left to do. */
export function reminderBanner(data: ReminderBannerData, wording: Wording): Banner {
  const { status, isMuted, postponedUntil } = data.reminded;
  if (isAccepted(status)) {
    const text = wording.text(`reminder.settled.${status}.text`);
    return { style: 'good', title: wording.text(`reminder.settled.${status}.title`), paragraphs: [text] };
  }
  if (data.justDone) return doneBanner(data.justDone, wording);
  if (isMuted) return mutedBanner(data, wording);
  if (postponedUntil) return postponedBanner(dayTextAt(postponedUntil, wording, data.timeZone), wording);
  return openBanner(data, wording);
}

function doneBanner(justDone: JustDone, wording: Wording): Banner {
  const title = wording.text(`reminder.${justDone}.title`);
  return { style: 'good', title, paragraphs: [wording.text(`reminder.${justDone}.text`)] };
}

/** Right after it was stopped, also that nobody hears of the customer any more. */
function mutedBanner({ remindedInstead: instead }: ReminderBannerData, wording: Wording): Banner {
  const title = wording.text('reminder.muted.title');
  const stays = wording.text('reminder.muted.text');
  if (instead?.length !== 0) return { style: 'emphasis', title, paragraphs: [stays] };
  return {
    style: 'warning',
    title,
    paragraphs: [wording.filled('reminder.muted.nobody', { button: wording.text('preferences.companyPolicy') }), stays],
  };
}

function postponedBanner(day: string, wording: Wording): Banner {
  const paragraphs = [wording.text('reminder.postponed.text')];
  return { style: 'accent', title: wording.filled('reminder.postponed.title', { day }), paragraphs };
}

function openBanner({ reminded, isReminding, timeZone }: ReminderBannerData, wording: Wording): Banner {
  const { status, reason, linkStage } = reminded;
  if (status === 'unknown') {
    const paragraphs = [wording.text('status.unknown.text')];
    return { style: 'emphasis', title: wording.text('status.unknown.title'), paragraphs };
  }
  const title = wording.text(status === 'renewal-due' ? 'status.renewal-due.title' : 'status.none.title');
  const why = isReminding ? reasonText(reason, timeZone, wording) : wording.text('reminder.isOpen');
  if (linkStage) {
    const tone = linkStage === 'waiting' ? 'accent' : 'warning';
    return { style: tone, title: wording.text(`list.link.${linkStage}`), paragraphs: [why] };
  }
  return { style: status === 'none' ? 'attention' : 'warning', title, paragraphs: [why] };
}

function reasonText(reason: ReminderReason, timeZone: string, wording: Wording): string {
  switch (reason.kind) {
    case 'first':
      return wording.text('reminder.why.first');
    case 'again':
      return wording.filled('reminder.why.again', { day: dayTextAt(reason.last, wording, timeZone) });
    case 'needed-by':
      return wording.filled(`reminder.why.${reason.neededFor}`, { day: dayText(reason.neededBy, wording) });
    case 'postponed':
      return wording.text('reminder.why.postponed');
  }
}

/** Since when a customer is open, in a line. What was accepted once says more than when that was seen to be too old. */
export function openSince(
  { status, acceptedOn, unconfirmedSince }: ReminderCase,
  timeZone: string,
  wording: Wording,
): readonly string[] {
  if (status !== 'renewal-due')
    return unconfirmedSince
      ? [wording.filled('digest.since', { day: dayTextAt(unconfirmedSince, wording, timeZone) })]
      : [];
  const accepted = acceptedOn ? [wording.filled('list.accepted', { day: dayText(acceptedOn, wording) })] : [];
  return [wording.text('status.renewal-due.title'), ...accepted];
}

/** Since when a customer is open, until when its acceptance is needed, and who owns it. */
export function reminderFacts(reminded: ReminderCase, timeZone: string, wording: Wording): readonly Fact[] {
  const { customer, status, acceptedOn, owner } = reminded;
  const isOpen = !isAccepted(status);
  return [
    ...fact(wording.text('fact.acceptedOn'), acceptedOn && dayText(acceptedOn, wording)),
    ...(isOpen ? openFacts(reminded, timeZone, wording) : []),
    ...fact(wording.text('owner.label'), owner && !isOpen ? ownerText(owner, wording) : undefined),
    { label: wording.text('fact.domain'), value: customer.domain },
  ];
}

/** The part of it that only matters until the customer has accepted. */
export function openFacts(reminded: ReminderCase, timeZone: string, wording: Wording): readonly Fact[] {
  const { unconfirmedSince, neededBy, owner } = reminded;
  const since = unconfirmedSince && dayTextAt(unconfirmedSince, wording, timeZone);
  return [
    ...fact(wording.text('reminder.since'), since),
    ...fact(wording.text('plan.neededBy'), neededBy && neededByText(neededBy, wording)),
    ...fact(wording.text('owner.label'), ownerText(owner, wording)),
  ];
}

function fact(label: string, value: string | undefined): readonly Fact[] {
  return value === undefined ? [] : [{ label, value }];
}

/** "Ada Lindqvist, assigned" */
export function ownerText(owner: Owner | undefined, wording: Wording): string {
  if (!owner) return wording.text('owner.none');
  return wording.filled(`owner.${owner.because}`, { owner: shorten(owner.name) });
}

function neededByText(neededBy: NonNullable<ReminderCase['neededBy']>, wording: Wording): string {
  return wording.filled(`reminder.neededBy.${neededBy.for}`, { day: dayText(neededBy.day, wording) });
}
