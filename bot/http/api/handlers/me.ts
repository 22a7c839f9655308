import type { AgentsStore } from '../../../../services/conversations/agents-store.ts';
import { type Language, languageOf } from '../../../../services/conversations/language.ts';
import type { Clock } from '../../../../services/clock.ts';
import { parseCalendarDay, startOfDay } from '../../../../services/calendar-day.ts';
import type { AuthorizationService } from '../../../../services/identity/authorization-service.ts';
import type { ReminderPreferences } from '../../../../services/reminders/policy/reminder-policy.ts';
import type { ReminderSettingsService } from '../../../../services/reminders/policy/reminder-settings-service.ts';
import type { Caller, HandlersOf } from '../api-call.ts';
import type { meOperations } from '../contract/me.ts';
import { instantOf } from './records.ts';

interface MeOptions {
  readonly agents: AgentsStore;
  readonly authorization: AuthorizationService;
  readonly settings: ReminderSettingsService;
  readonly partnerName: string;
  readonly clock: Clock;
}

/** Who calls, what they may do, and how they want to be reminded. Needs no role: without one it says so. */
export function meHandlers({
  agents,
  authorization,
  settings,
  partnerName,
}: MeOptions): HandlersOf<typeof meOperations> {
  const about = async ({ agent, language }: Caller) => {
    const { roles, may, isReseller } = await authorization.getRights(agent);
    const providers = roles.length > 0 ? await authorization.findProviders() : undefined;
    return {
      person: { agentId: agent.agentId, name: agent.name },
      roles: [...roles],
      may,
      isReseller,
      providers: [...(providers ?? [])],
      language: languageOf(language),
      chosenLanguage: agent.language ?? null,
      timeZone: agent.timeZone,
      partnerName,
    };
  };
  return {
    getMe: about,
    chooseLanguage: async ({ body, ...caller }) => {
      const language = body.language as Language;
      await agents.saveLanguage(caller.agent.agentId, language);
      return about({ ...caller, language, agent: { ...caller.agent, language } });
    },
    getPreferences: async ({ agent }) => shown(await settings.getPreferences(agent)),
    savePreferences: async ({ agent, body: { pausedUntil, ...chosen } }) => {
      const day = parseCalendarDay(pausedUntil ?? '');
      const preferences = { ...chosen, pausedUntil: day && startOfDay(day, agent.timeZone) };
      await settings.savePreferences(agent, preferences);
      return shown(preferences);
    },
  };
}

function shown({ delivery, pausedUntil, hasOptedOut }: ReminderPreferences) {
  return { delivery, pausedUntil: instantOf(pausedUntil), hasOptedOut };
}
