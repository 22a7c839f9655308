import type { LanguageTag } from '../../services/conversations/language.ts';
import type { CardButton, DialogButton } from './card-actions.ts';
import { type AdaptiveCardJson, type Banner, CardTemplate } from './card-template.ts';
import { type Fact, factRows } from './fact-rows.ts';
import record from './record.json' with { type: 'json' };
import { wordingFor } from '../wording/wording.ts';

export interface RecordCardData {
  readonly language: LanguageTag;
  readonly title: string;
  /** Where the agent is among several cards. */
  readonly step?: string;
  readonly banner: Banner;
  readonly facts: readonly Fact[];
  /** Texts to be copied from the card. */
  readonly copies?: readonly { readonly label: string; readonly text: string }[];
  /** Sentences below the facts, shown as they are. */
  readonly statements?: readonly string[];
  /** Addresses outside Teams. */
  readonly links?: readonly { readonly title: string; readonly url: string }[];
  /** Buttons that open a dialog; they come first. */
  readonly dialogs?: readonly DialogButton[];
  readonly buttons: readonly CardButton[];
}

const template = new CardTemplate(record);

/** What is known about one thing, and what can be done with it. */
export function recordCard(data: RecordCardData): AdaptiveCardJson {
  const wording = wordingFor(data.language);
  return template.expand(wording, {
    title: data.title,
    step: data.step ?? '',
    banner: data.banner,
    facts: factRows(data.facts.filter(isKnown)),
    copies: data.copies ?? [],
    statements: data.statements ?? [],
    dialogs: data.dialogs ?? [],
    links: data.links ?? [],
    buttons: data.buttons,
  });
}

/** Partner Center does not know everything of everybody. */
function isKnown({ value }: Fact): boolean {
  return value.trim() !== '';
}
