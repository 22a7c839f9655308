import { type Timetable, dueAt } from './due-at.ts';
import type { ReminderPolicy } from './reminder-policy.ts';
import { nextWorkingSlot } from './working-slot.ts';

const remindersShown = 6;

/** When somebody in that zone would be reminded of a customer that is found without acceptance now. */
export function previewReminders(policy: ReminderPolicy, timeZone: string, now: Date): readonly Date[] {
  if (!policy.isOn) return [];
  const reminders: Date[] = [];
  let timetable: Timetable = { unconfirmedSince: now, times: 0, lastSentAt: undefined, neededBy: undefined };
  while (reminders.length < remindersShown) {
    const sentAt = nextWorkingSlot(dueAt(timetable, policy), timeZone, policy);
    reminders.push(sentAt);
    timetable = { ...timetable, times: timetable.times + 1, lastSentAt: sentAt };
  }
  return reminders;
}
