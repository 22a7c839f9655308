import type { AgentId } from '../../ids.ts';

/** When the partner wants its agents reminded. Days are calendar days; hours are in the recipient's own time zone. */
export interface ReminderPolicy {
  readonly isOn: boolean;
  /** Days without acceptance before the first reminder. */
  readonly firstAfterDays: number;
  /** Days from each reminder to the next; the last one repeats. */
  readonly intervalsDays: readonly number[];
  /** At the latest so many days before the day on which a customer needs the agreement. */
  readonly daysBeforeNeeded: number;
  /** 1 is Monday, 7 is Sunday. */
  readonly workingDays: readonly number[];
  /** `09:00` */
  readonly workFrom: string;
  /** `17:00`, after which nothing is sent. */
  readonly workUntil: string;
  /** Most messages to one person in one day of theirs; a digest is one. */
  readonly dailyCap: number;
  /** Who is reminded of customers that nobody owns; nobody named stands for all Admin agents the bot knows. */
  readonly defaultRecipients: readonly AgentId[];
}

export const usualPolicy: ReminderPolicy = {
  isOn: true,
  firstAfterDays: 3,
  intervalsDays: [7, 14, 30],
  daysBeforeNeeded: 14,
  workingDays: [1, 2, 3, 4, 5],
  workFrom: '09:00',
  workUntil: '17:00',
  dailyCap: 3,
  defaultRecipients: [],
};

/** How one agent wants to be reminded. */
export interface ReminderPreferences {
  /** One message a day with all that is due, or one a customer. */
  readonly delivery: 'digest' | 'single';
  readonly pausedUntil: Date | undefined;
  readonly hasOptedOut: boolean;
}

export const usualPreferences: ReminderPreferences = { delivery: 'digest', pausedUntil: undefined, hasOptedOut: false };
