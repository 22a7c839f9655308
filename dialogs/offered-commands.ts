import type { CommandName } from '../cards/wording/commands.ts';

/** What help shows in a channel or group chat. */
export const sharedCommands: readonly CommandName[] = ['status', 'help'];

/** What help shows in the personal chat. */
export const personalCommands: readonly CommandName[] = [
  'status',
  'confirm',
  'invite',
  'order',
  'hand-over',
  'history',
  'guide',
  'template',
  'language',
  'cancel',
  'help',
];
