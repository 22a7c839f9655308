import type { ReminderMessageId } from '../../services/ids.ts';
import type { OwnerFilter } from '../../services/reminders/unconfirmed-page.ts';
import { type CardButton, plainButton } from './card-actions.ts';
import type { Wording } from '../wording/wording.ts';

/** The list that a customer was opened from, in the same message. */
export type BackLink =
  | { readonly kind: 'reminder'; readonly messageId: ReminderMessageId }
  | { readonly kind: 'unconfirmed'; readonly owner: OwnerFilter; readonly page: string };

/** What the buttons of the opened customer carry along, so that the way back stays open. */
export function backLinkData(from: BackLink | undefined) {
  switch (from?.kind) {
    case 'reminder':
      return { messageId: from.messageId };
    case 'unconfirmed':
      return { owner: from.owner, page: from.page };
    case undefined:
      return {};
  }
}

export function backButtons(from: BackLink | undefined, wording: Wording): readonly CardButton[] {
  const title = wording.text('reminder.back');
  switch (from?.kind) {
    case 'reminder':
      return [plainButton(title, { verb: 'reminder.list', messageId: from.messageId })];
    case 'unconfirmed':
      return [plainButton(title, { verb: 'unconfirmed.show', owner: from.owner, page: from.page })];
    case undefined:
      return [];
  }
}
