import type { PolicyForm } from '../../cards/reminders/reminder-policy-card.ts';
import { type AgentId, parseGuid } from '../../services/ids.ts';
import type { ReminderPolicy } from '../../services/reminders/policy/reminder-policy.ts';

/** The policy as its form shows it. */
export function policyForm(policy: ReminderPolicy): PolicyForm {
  return {
    isOn: policy.isOn ? 'on' : 'off',
    firstAfterDays: String(policy.firstAfterDays),
    intervalsDays: policy.intervalsDays.join(', '),
    daysBeforeNeeded: String(policy.daysBeforeNeeded),
    workingDays: policy.workingDays.join(','),
    workFrom: policy.workFrom,
    workUntil: policy.workUntil,
    dailyCap: String(policy.dailyCap),
    defaultRecipients: policy.defaultRecipients.join(','),
  };
}

/** What was typed, as a policy; what is no number becomes NaN, which the service finds wrong. */
export function policyFrom(form: PolicyForm): ReminderPolicy {
  return {
    isOn: form.isOn !== 'off',
    firstAfterDays: numberFrom(form.firstAfterDays),
    intervalsDays: partsOf(form.intervalsDays).map(numberFrom),
    daysBeforeNeeded: numberFrom(form.daysBeforeNeeded),
    workingDays: partsOf(form.workingDays).map(numberFrom),
    workFrom: form.workFrom.trim(),
    workUntil: form.workUntil.trim(),
    dailyCap: numberFrom(form.dailyCap),
    defaultRecipients: partsOf(form.defaultRecipients).flatMap((id) => parseGuid<AgentId>(id) ?? []),
  };
}

function partsOf(text: string): readonly string[] {
  return text.split(/[\s,;，、；]+/u).filter((part) => part !== '');
}

/** Also of digits as a Chinese keyboard may write them. */
function numberFrom(text: string): number {
  const digits = text.normalize('NFKC').trim();
  return /^\d{1,6}$/.test(digits) ? Number(digits) : Number.NaN;
}
