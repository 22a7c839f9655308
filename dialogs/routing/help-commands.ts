import type { CommandName } from '../../cards/wording/commands.ts';

/** What help shows in a channel or group chat. */
export const sharedCommands: readonly CommandName[] = ['status', 'unconfirmed', 'help'];

/** What help shows in the personal chat. */
export const personalCommands: readonly CommandName[] = [
  'status',
  'confirm',
  'invite',
  'new-customer',
  'invite-new',
  'order',
  'hand-over',
  'history',
  'unconfirmed',
  'remind',
  'reminders',
  'assign',
  'report',
  'guide',
  'template',
  'language',
  'cancel',
  'help',
];
