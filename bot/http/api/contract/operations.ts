import { agreementOperations } from './agreements.ts';
import { customerOperations } from './customers.ts';
import { evidenceOperations } from './evidence.ts';
import { filterOperations } from './filters.ts';
import { handoverOperations } from './handovers.ts';
import { linkOperations } from './links.ts';
import { invitationOperations } from './invitations.ts';
import { listOperations } from './lists.ts';
import { meOperations } from './me.ts';
import { reminderOperations } from './reminders.ts';
import { reportOperations } from './reports.ts';

/** Everything that the API can do. */
export const operations = {
  ...meOperations,
  ...reportOperations,
  ...customerOperations,
  ...filterOperations,
  ...agreementOperations,
  ...linkOperations,
  ...evidenceOperations,
  ...invitationOperations,
  ...handoverOperations,
  ...listOperations,
  ...reminderOperations,
};
