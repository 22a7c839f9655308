import type { CustomersService } from '../../services/customers/customers-service.ts';
import type { AttestationHandler } from '../agreements/attestation-handler.ts';
import type { LinkHandler } from '../agreements/link-handler.ts';
import type { ScenarioHandler } from '../agreements/scenario-handler.ts';
import type { StatusHandler } from '../agreements/status-handler.ts';
import type { TemplateHandler } from '../agreements/template-handler.ts';
import type { GeneralHandler } from '../conversations/general-handler.ts';
import type { QuestionHandler } from '../customers/question-handler.ts';
import type { HandoverHandler } from '../handovers/handover-handler.ts';
import type { InvitationHandler } from '../invitations/invitation-handler.ts';
import type { ProviderHandler } from '../invitations/provider-handler.ts';
import type { RelationshipHandler } from '../invitations/relationship-handler.ts';
import type { NewCustomerHandler } from '../new-customers/new-customer-handler.ts';
import type { SharedStatusHandler } from '../message-extension/shared-status-handler.ts';
import type { OrderHandler } from '../orders/order-handler.ts';
import type { OwnerHandler } from '../reminders/owner-handler.ts';
import type { ReminderHandler } from '../reminders/reminder-handler.ts';
import type { ReminderSettingsHandler } from '../reminders/reminder-settings-handler.ts';
import type { SeveralHandler } from '../reminders/several-handler.ts';
import type { SignInHandler } from '../sign-in/sign-in-handler.ts';
import type { UnconfirmedHandler } from '../reminders/unconfirmed-handler.ts';
import type { ReportHandler } from '../reports/report-handler.ts';

/** What answers presses and commands. */
export interface Handlers {
  readonly status: StatusHandler;
  readonly sharedStatus: SharedStatusHandler;
  readonly attestations: AttestationHandler;
  readonly links: LinkHandler;
  readonly scenarios: ScenarioHandler;
  readonly templates: TemplateHandler;
  readonly invitations: InvitationHandler;
  readonly relationships: RelationshipHandler;
  readonly providers: ProviderHandler;
  readonly newCustomers: NewCustomerHandler;
  readonly handovers: HandoverHandler;
  readonly orders: OrderHandler;
  readonly reminders: ReminderHandler;
  readonly owners: OwnerHandler;
  readonly reminderSettings: ReminderSettingsHandler;
  readonly unconfirmed: UnconfirmedHandler;
  readonly several: SeveralHandler;
  readonly reports: ReportHandler;
  readonly general: GeneralHandler;
  readonly signIns: SignInHandler;
  readonly questions: QuestionHandler;
  readonly customers: CustomersService;
}
