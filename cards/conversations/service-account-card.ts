import type { LanguageTag } from '../../services/conversations/language.ts';
import type { AdaptiveCardJson } from '../kit/card-template.ts';
import { noticeCard } from '../kit/notice-card.ts';
import { dayTextAt } from '../wording/dates.ts';
import { wordingFor } from '../wording/wording.ts';

const command = 'npm run consent';

/** Tells an admin that the sign-in of the service account ends, or has ended: nobody else can have it renewed. */
export function serviceAccountCard(data: {
  readonly language: LanguageTag;
  readonly timeZone: string;
  /** 0 once it has ended. */
  readonly daysLeft: number;
  readonly endsAt: Date;
}): AdaptiveCardJson {
  const { language, timeZone, daysLeft, endsAt } = data;
  const wording = wordingFor(language);
  const day = dayTextAt(endsAt, wording, timeZone);
  const title = wording.filled('serviceAccount.title', { days: daysLeft });
  const what = daysLeft > 0 ? wording.filled('serviceAccount.soon', { day }) : wording.text('serviceAccount.ended');
  const tone = daysLeft > 1 ? 'warning' : 'attention';
  const next = wording.filled('serviceAccount.next', { command });
  return noticeCard({ language, tone, title, paragraphs: [what, next] });
}
