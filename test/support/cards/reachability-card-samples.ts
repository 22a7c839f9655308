import { reminderSummary } from '../../../cards/reminders/reminder-message.ts';
import type { AdaptiveCardJson } from '../../../cards/kit/card-template.ts';
import { unreachableAgentsCard } from '../../../cards/conversations/unreachable-agents-card.ts';
import type { Language } from '../../../services/conversations/language.ts';
import type { SampleWords } from './card-sample-words.ts';
import { sampleReminder } from './sample-reminder.ts';

export function reachabilitySamples({ agentName }: SampleWords) {
  const sample = (name: string, names: readonly string[]) => ({
    name: `unreachableAgentsCard: ${name}`,
    card: (language: Language): AdaptiveCardJson => unreachableAgentsCard({ language, names }),
  });
  return [sample('one', [agentName]), sample('many', Array<string>(10).fill(agentName))];
}

/** What stands on no card, but in a notification. */
export function notificationSamples(language: Language): readonly string[] {
  const reminder = sampleReminder({ language });
  return [reminderSummary(reminder), reminderSummary({ ...reminder, kind: 'digest', others: 12 })];
}
