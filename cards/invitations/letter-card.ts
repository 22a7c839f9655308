import { type Language, type LanguageTag, languages } from '../../services/conversations/language.ts';
import type { Letter } from '../../services/invitations/letter.ts';
import type { CardButton } from '../kit/card-actions.ts';
import { type AdaptiveCardJson, type Banner, CardTemplate } from '../kit/card-template.ts';
import { sizeFor } from '../kit/fact-rows.ts';
import { spokenLanguages, wordingFor } from '../wording/wording.ts';
import letterTemplate from './letter.json' with { type: 'json' };
import { mailtoUrl } from './mailto-url.ts';

interface LetterCardData {
  readonly language: LanguageTag;
  readonly title: string;
  readonly banner: Banner;
  /** Sentences above the letter, shown as they are. */
  readonly notes: readonly string[];
  readonly letterLanguage: Language;
  /** What else can be chosen. */
  readonly choices?: readonly LetterChoice[];
  /** Undefined where the agent has to enter the recipient. */
  readonly recipient: string | undefined;
  readonly letter: Letter;
  readonly buttons: readonly CardButton[];
}

/** A choice beside that of the language. */
export interface LetterChoice {
  readonly id: 'resellerId';
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly title: string; readonly value: string }[];
}

const template = new CardTemplate(letterTemplate);

/**
 * A letter to be opened in a mail program, or copied. The text stands in an input, where all of it can be selected: a card
 * cannot write the clipboard, and some Teams clients open no `mailto:` (MicrosoftDocs/msteams-docs issue 3677).
 */
export function letterCard(data: LetterCardData): AdaptiveCardJson {
  const { letter, recipient } = data;
  const wording = wordingFor(data.language);
  const { url, isWithoutText } = mailtoUrl({ to: recipient, ...letter });
  return template.expand(wording, {
    title: data.title,
    banner: data.banner,
    notes: data.notes.map((text) => ({ text, size: sizeFor(text) })),
    choices: [languageChoice(data.letterLanguage, wording.text('letter.language')), ...(data.choices ?? [])],
    subject: { label: wording.text('letter.subject'), value: letter.subject },
    body: { label: wording.text('letter.body'), value: letter.body },
    copying: wording.text(isWithoutText ? 'letter.tooLong' : 'letter.copying'),
    open: { title: wording.text('letter.open'), url, style: isUseful(data.buttons[0]) ? 'default' : 'positive' },
    buttons: data.buttons,
  });
}

/** A letter of which nothing is noted is there to be opened. */
function isUseful(button: CardButton | undefined): boolean {
  return button?.style === 'positive';
}

function languageChoice(value: Language, label: string) {
  const options = languages.map((language) => ({ title: spokenLanguages[language].ownName, value: language }));
  return { id: 'letterLanguage', label, value, options };
}
