import { type Language, languages } from '../../services/conversations/language.ts';
import type { Letter, LetterProblems } from '../../services/invitations/letter.ts';
import letterTemplate from './letter.json' with { type: 'json' };
import { spokenLanguages, wordingFor } from '../wording/wording.ts';
import type { FailureReason } from '../../services/agreements/failure-reason.ts';
import { type ButtonData, type CardButton, carryButton } from '../kit/card-actions.ts';
import { type AdaptiveCardJson, CardTemplate, type Banner } from '../kit/card-template.ts';
import { failureTexts } from '../kit/failure-texts.ts';
import { shorten } from '../kit/shorten.ts';

interface LetterCardData {
  readonly language: Language;
  readonly title: string;
  readonly banner: Banner;
  /** Sentences above the letter, shown as they are. */
  readonly notes: readonly string[];
  /** Undefined offers no other language. */
  readonly letterLanguage?: Language;
  /** What else can be chosen. */
  readonly choices?: readonly LetterChoice[];
  readonly letter: Letter;
  readonly problems?: LetterProblems;
  readonly links?: readonly { readonly title: string; readonly url: string }[];
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

/** A letter in two fields, to be changed or copied. */
export function letterCard(data: LetterCardData): AdaptiveCardJson {
  const wording = wordingFor(data.language);
  return template.expand({
    lang: wording.lang,
    product: wording.text('agreement'),
    title: shorten(data.title),
    banner: data.banner,
    notes: data.notes,
    choices: [
      ...(data.letterLanguage === undefined ? [] : [choiceOf(data.letterLanguage, wording.text('invite.language'))]),
      ...(data.choices ?? []),
    ],
    subject: field('subject', data),
    body: field('body', data),
    links: data.links ?? [],
    buttons: data.buttons,
  });
}

function choiceOf(value: Language, label: string) {
  const options = languages.map((language) => ({ title: spokenLanguages[language].ownName, value: language }));
  return { id: 'letterLanguage', label, value, options };
}

function field(name: keyof Letter, { language, letter, problems = {} }: LetterCardData) {
  const wording = wordingFor(language);
  const problem = problems[name];
  const missing = wording.text(`invite.missing.${name}`);
  return {
    label: wording.text(`invite.${name}`),
    value: letter[name],
    problem: problem === undefined ? '' : problem === 'missing' ? missing : wording.text('invite.cut'),
  };
}

interface LetterFailedData {
  readonly language: Language;
  /** Undefined where the failure is our own. */
  readonly reason: FailureReason | undefined;
  readonly reference: string;
  /** What was pressed, to be tried again with the e-mail as it then stands in the card. */
  readonly again: ButtonData;
  readonly letter: Letter;
}

/** Something failed while the agent had an e-mail in the card, which is its only place. */
export function letterFailedCard({ language, reason, reference, again, letter }: LetterFailedData): AdaptiveCardJson {
  const wording = wordingFor(language);
  const { title, paragraphs } = failureTexts(reason, wording);
  return letterCard({
    language,
    title,
    banner: { style: 'attention', title: wording.text('invite.kept'), paragraphs },
    notes: [wording.filled('notice.reference', { reference })],
    letter,
    buttons: [carryButton(wording.text('receipt.tryAgain'), again)],
  });
}
