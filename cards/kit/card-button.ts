import type { z } from 'zod';
import type { CardActionSchema, CardVerb } from './card-actions.ts';

/** What the bot puts on a button: a verb and ids. The client adds what was typed. */
export type ButtonData = z.infer<CardActionSchema['button']>;

/** What the templates bind: Action.Execute and its Action.Submit twin are drawn from the same values. */
export interface CardButton {
  readonly title: string;
  readonly verb: CardVerb;
  readonly data: ButtonData;
  readonly style: 'default' | 'positive';
  /** Whether the inputs of the card are checked and sent along. */
  readonly inputs: 'auto' | 'none';
}

/** A button that looks, changes or goes back. */
export function plainButton(title: string, data: ButtonData): CardButton {
  return { title, verb: data.verb, data, style: 'default', inputs: 'none' };
}

/** The button that sends what was typed: what a form is there for. */
export function sendButton(title: string, data: ButtonData): CardButton {
  return { title, verb: data.verb, data, style: 'positive', inputs: 'auto' };
}

/** A button that takes what was typed along to somewhere else. */
export function carryButton(title: string, data: ButtonData): CardButton {
  return { title, verb: data.verb, data, style: 'default', inputs: 'auto' };
}

/** The button that makes something final. */
export function committingButton(title: string, data: ButtonData): CardButton {
  return { title, verb: data.verb, data, style: 'positive', inputs: 'none' };
}
