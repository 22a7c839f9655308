import type { AdaptiveCardJson } from './card-template.ts';

/**
 * A card as a dialog of Teams takes it, a window over a chat that one person alone sees: there clients know no Execute, and send
 * its Submit twin to the bot as the dialog's next step (task-modules-and-cards/task-modules/task-modules-bots).
 */
export function cardInDialog(card: AdaptiveCardJson): AdaptiveCardJson {
  return JSON.parse(JSON.stringify(card), (_key, value: unknown) => submitTwinOf(value) ?? value) as AdaptiveCardJson;
}

function submitTwinOf(value: unknown): unknown {
  const { type, fallback } = (value ?? {}) as { readonly type?: unknown; readonly fallback?: unknown };
  return type === 'Action.Execute' ? fallback : undefined;
}
