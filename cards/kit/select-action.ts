import type { ButtonData } from './card-actions.ts';

/** What a press on a part of a card does. The title is read out, and shown beside the pointer. */
export function selectAction(title: string, data: ButtonData): object {
  const action = { title, data, style: 'default', mode: 'primary', associatedInputs: 'none' };
  return { type: 'Action.Execute', verb: data.verb, ...action, fallback: { type: 'Action.Submit', ...action } };
}
