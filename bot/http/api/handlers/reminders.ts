import { dayText } from '../../../../cards/wording/dates.ts';
import type { Wording } from '../../../../cards/wording/wording.ts';
import { type CalendarDay, dayAt } from '../../../../services/calendar-day.ts';
import type { Clock } from '../../../../services/clock.ts';
import type { CustomerId } from '../../../../services/ids.ts';
import type { OwnersService } from '../../../../services/reminders/owners-service.ts';
import {
  type PolicyField,
  type PolicyProblems,
  type ReminderPolicy,
  problemKeyOf,
  problemsOf,
} from '../../../../services/reminders/policy/reminder-policy.ts';
import { previewReminders } from '../../../../services/reminders/policy/reminder-preview.ts';
import type { ReminderSettingsService } from '../../../../services/reminders/policy/reminder-settings-service.ts';
import type { RemindersService } from '../../../../services/reminders/reminders-service.ts';
import type { SeveralCustomersService } from '../../../../services/reminders/several-customers-service.ts';
import type { SeveralOutcome } from '../../../../services/reminders/several-outcome.ts';
import type { Caller, HandlersOf } from '../api-call.ts';
import { ApiRefusal } from '../api-refusal.ts';
import type { reminderOperations } from '../contract/reminders.ts';
import { versionOfAnswer } from '../version-of-answer.ts';
import { instantOf, rowOf } from './records.ts';

interface RemindersOptions {
  readonly reminders: RemindersService;
  readonly owners: OwnersService;
  readonly settings: ReminderSettingsService;
  readonly several: SeveralCustomersService;
  readonly clock: Clock;
}

type ReminderHandlers = HandlersOf<typeof reminderOperations>;

export function reminderHandlers(options: RemindersOptions): ReminderHandlers {
  return { ...customerActs(options), ...severalActs(options), ...policyActs(options) };
}

type CustomerActs = 'setOwner' | 'listAssignable' | 'postpone' | 'mute' | 'unmute' | 'setNeededBy';

function customerActs({ reminders, owners, clock }: RemindersOptions): Pick<ReminderHandlers, CustomerActs> {
  const row = async ({ agent }: Caller, customerId: CustomerId) =>
    rowOf((await reminders.showCase(agent, customerId)).case);
  return {
    setOwner: async (call) => {
      const { agent, params, body } = call;
      if (body.agentId === 'me') await owners.takeOver(agent, params.customerId);
      else if ((await owners.assign(agent, params.customerId, body.agentId)) === 'not-assignable')
        throw new ApiRefusal('not-assignable', { fields: { agentId: call.wording.text('assign.missing') } });
      return row(call, params.customerId);
    },
    listAssignable: async ({ agent }) => ({
      people: (await owners.listAssignable(agent)).map(({ agentId, name }) => ({ agentId, name })),
    }),
    postpone: async (call) => {
      const { agent, params, body, wording } = call;
      const later = await reminders.remindLater(agent, params.customerId, body.day as CalendarDay);
      if (later.kind === 'not-later') {
        const today = dayText(dayAt(clock.now(), agent.timeZone), wording);
        throw new ApiRefusal('not-later', { fields: { day: wording.filled('plan.problem.not-ahead', { today }) } });
      }
      return row(call, params.customerId);
    },
    mute: async (call) => {
      await reminders.mute(call.agent, call.params.customerId);
      return row(call, call.params.customerId);
    },
    unmute: async (call) => {
      await reminders.unmute(call.agent, call.params.customerId);
      return row(call, call.params.customerId);
    },
    setNeededBy: async (call) => {
      const { neededBy } = call.body;
      const needed = neededBy ? { day: neededBy.day as CalendarDay, for: neededBy.for } : undefined;
      await reminders.setNeededBy(call.agent, call.params.customerId, needed);
      return row(call, call.params.customerId);
    },
  };
}

function severalActs({ several }: RemindersOptions): Pick<ReminderHandlers, 'assignSeveral' | 'muteSeveral'> {
  return {
    assignSeveral: async ({ agent, body }) => outcomeOf(await several.assign(agent, body.customerIds, body.agentId)),
    muteSeveral: async ({ agent, body }) => outcomeOf(await several.mute(agent, body.customerIds)),
  };
}

function outcomeOf({ done, notDone }: SeveralOutcome) {
  return {
    done: done.map(({ customerId }) => customerId),
    notDone: notDone.map(({ customer: { customerId, companyName }, why }) => ({ customerId, companyName, why })),
  };
}

type PolicyActs = 'getPolicy' | 'savePolicy' | 'previewPolicy';

function policyActs({ settings, clock }: RemindersOptions): Pick<ReminderHandlers, PolicyActs> {
  return {
    getPolicy: async ({ agent }) => shown(await settings.getPolicy(agent)),
    savePolicy: async ({ agent, body, ifMatch, wording }) => {
      const isSeen = (now: ReminderPolicy) => versionOfAnswer(shown(now)) === ifMatch;
      const saving = await settings.savePolicy(agent, body, isSeen);
      if (saving.kind === 'overtaken') throw new ApiRefusal('changed');
      if (saving.kind === 'invalid') throw unusable(saving.problems, wording);
      return shown(body);
    },
    previewPolicy: async ({ agent, body, wording }) => {
      // Whoever may see the policy may try another.
      await settings.getPolicy(agent);
      const problems = problemsOf(body);
      if (Object.keys(problems).length > 0) throw unusable(problems, wording);
      return { reminders: previewReminders(body, agent.timeZone, clock.now()).map((at) => instantOf(at)) };
    },
  };
}

function shown(policy: ReminderPolicy) {
  return {
    ...policy,
    intervalsDays: [...policy.intervalsDays],
    workingDays: [...policy.workingDays],
    defaultRecipients: [...policy.defaultRecipients],
  };
}

function unusable(problems: PolicyProblems, wording: Wording): ApiRefusal {
  const fields = (Object.keys(problems) as PolicyField[]).flatMap((field) => {
    const key = problemKeyOf(field);
    return key === '' ? [] : [[field, wording.text(`policy.problem.${key}`)] as const];
  });
  return new ApiRefusal('unusable', { fields: Object.fromEntries(fields) });
}
