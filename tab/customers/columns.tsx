import type { ReactNode } from 'react';
import { displayName } from '../../cards/wording/display-names.ts';
import { dayText, shortDayText } from '../../cards/wording/dates.ts';
import type { PlainKey, Sentences } from '../../cards/wording/sentences.ts';
import type { CalendarDay } from '../../services/calendar-day.ts';
import type { CustomerRow } from '../api/schema.d.ts';
import { dayOf } from '../kit/day-of.ts';
import { StatusBadge } from '../kit/status-badge.tsx';
import type { Sort } from './filters/filter.ts';

export const columnNames = ['status', 'owner', 'since', 'accepted', 'invited', 'needed', 'country'] as const;
export type ColumnName = (typeof columnNames)[number];

interface Column {
  readonly title: PlainKey;
  /** How the API sorts by it, upwards. */
  readonly sort?: Sort;
  readonly cell: (row: CustomerRow, wording: Sentences) => ReactNode;
}

/** What can be shown beside the name. */
export const columns: Readonly<Record<ColumnName, Column>> = {
  status: { title: 'tab.status', cell: ({ status }) => <StatusBadge status={status} /> },
  owner: { title: 'owner.label', cell: ({ owner }) => owner?.name },
  since: {
    title: 'reminder.since',
    sort: 'since',
    cell: ({ unconfirmedSince: since }, wording) => since && dayText(dayOf(since), wording),
  },
  accepted: {
    title: 'fact.acceptedOn',
    cell: ({ acceptedOn }, wording) => acceptedOn && dayText(acceptedOn as CalendarDay, wording),
  },
  invited: {
    title: 'history.invited',
    cell: ({ invitedAt }, wording) => invitedAt && dayText(dayOf(invitedAt), wording),
  },
  country: {
    title: 'fact.country',
    cell: ({ country }, wording) => country && displayName('country', country, wording.locale),
  },
  needed: {
    title: 'plan.neededBy',
    cell: ({ neededBy }, wording) =>
      neededBy &&
      wording.filled(`reminder.neededBy.${neededBy.for}`, { day: shortDayText(neededBy.day as CalendarDay, wording) }),
  },
};
