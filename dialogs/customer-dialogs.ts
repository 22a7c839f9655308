import type { CommandName } from '../cards/wording/commands.ts';
import { agreementStatusDialogId } from './agreement-status-dialog.ts';
import { handoverDialogId } from './handover-dialog.ts';
import { historyDialogId } from './history-dialog.ts';
import { invitationDialogId } from './invitation-dialog.ts';
import { orderDialogId } from './order-dialog.ts';
import { scenarioDialogId } from './scenario-dialog.ts';

/** Which dialog a command about one customer begins; the others are about none, or need more care. */
export const customerDialogs: Readonly<Partial<Record<CommandName, string>>> = {
  status: agreementStatusDialogId,
  history: historyDialogId,
  invite: invitationDialogId,
  order: orderDialogId,
  guide: scenarioDialogId,
  'hand-over': handoverDialogId,
};
