import type { Activity } from 'botbuilder';

/** What an agent, or Teams, did. `refresh`: Teams asked for a card anew by itself. */
export type TurnKind = 'message' | 'press' | 'refresh' | 'search' | 'sign-in' | 'installation' | 'other';

/** `late`: the agent got “still working on it” first. `refused`: the bot could not do it, and said why. */
export type TurnOutcome = 'answered' | 'late' | 'refused' | 'failed' | 'held-up' | 'repeated' | 'turned-away';

export function kindOfTurn({ type, name, value }: Activity): TurnKind {
  switch (type) {
    case 'message':
      return 'message';
    case 'installationUpdate':
    case 'conversationUpdate':
      return 'installation';
    case 'invoke':
      return kindOfInvoke(name ?? '', value);
    default:
      return 'other';
  }
}

function kindOfInvoke(name: string, value: unknown): TurnKind {
  if (name === 'application/search' || name.startsWith('composeExtension/query')) return 'search';
  if (/^(composeExtension|task|fileConsent)\//u.test(name)) return 'press';
  if (name.startsWith('signin/')) return 'sign-in';
  if (name !== 'adaptiveCard/action') return 'other';
  const { trigger } = (value ?? {}) as { trigger?: unknown };
  return trigger === 'automatic' ? 'refresh' : 'press';
}
