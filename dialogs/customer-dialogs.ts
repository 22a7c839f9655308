import type { CommandName } from '../cards/wording/commands.ts';
import { agreementStatusDialogId } from './agreement-status-dialog.ts';
import { assignDialogId, assignQuestion } from './assign-dialog.ts';
import type { CustomerQuestion } from './customer-dialog.ts';
import { handoverDialogId } from './handover-dialog.ts';
import { historyDialogId } from './history-dialog.ts';
import { invitationDialogId } from './invitation-dialog.ts';
import { orderDialogId } from './order-dialog.ts';
import { remindDialogId, remindQuestion } from './remind-dialog.ts';
import { scenarioDialogId } from './scenario-dialog.ts';

interface CustomerDialogStart {
  readonly dialogId: string;
  /** From the words that follow the command. */
  readonly question: (words: string) => CustomerQuestion;
}

const named = (dialogId: string): CustomerDialogStart => ({ dialogId, question: (words) => ({ words }) });

/** How a command about one customer begins; the others are about none, or need more care. */
export const customerDialogs: Readonly<Partial<Record<CommandName, CustomerDialogStart>>> = {
  status: named(agreementStatusDialogId),
  history: named(historyDialogId),
  invite: named(invitationDialogId),
  order: named(orderDialogId),
  guide: named(scenarioDialogId),
  'hand-over': named(handoverDialogId),
  remind: { dialogId: remindDialogId, question: remindQuestion },
  assign: { dialogId: assignDialogId, question: assignQuestion },
};
