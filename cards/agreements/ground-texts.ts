import type { ConfirmForm, ConfirmProblems, GivenGround } from '../../services/agreements/confirm-form.ts';
import { languages } from '../../services/conversations/language.ts';
import { type Ground, grounds } from '../../services/form-fields.ts';
import type { Fact } from '../kit/fact-rows.ts';
import type { Choice, FormField } from '../kit/form-field.ts';
import { type Quoting, shorten } from '../kit/shorten.ts';
import { lettersOnly } from '../wording/letters-only.ts';
import { type Wording, spokenLanguages, wordingFor } from '../wording/wording.ts';

/** How the customer said that it accepts, and where that can be found; empty where nobody said. */
export function groundText(
  { ground, groundReference }: Partial<GivenGround>,
  wording: Wording,
  quoted: Quoting = shorten,
): string {
  const reference = groundReference === undefined ? '' : quoted(groundReference, 130);
  if (ground === undefined) return reference;
  const how = wording.text(`ground.${ground}`);
  return reference === '' ? how : wording.filled('ground.found', { ground: how, reference });
}

/** Nothing where nobody said: an empty line would ask for one more. */
export function groundFacts(given: Partial<GivenGround>, wording: Wording): readonly Fact[] {
  const value = groundText(given, wording);
  return value === '' ? [] : [{ label: wording.text('fact.ground'), value }];
}

interface GroundData {
  readonly form: Pick<ConfirmForm, 'ground' | 'groundReference'>;
  readonly problems: Pick<ConfirmProblems, 'groundReference'>;
}

/** One compact choice with nothing chosen, and beside it where that can be found. */
export function groundFields({ form, problems }: GroundData, wording: Wording): readonly [FormField, FormField] {
  return [
    {
      kind: 'ChoiceSet',
      id: 'ground',
      style: 'compact',
      label: wording.text('form.ground'),
      placeholder: wording.text('form.ground.choose'),
      // A list that was chosen from cannot be emptied again in Teams.
      choices: [...groundChoices(wording), { title: wording.text('form.ground.unknown'), value: 'unknown' }],
      value: form.ground,
      problem: '',
    },
    referenceField({ value: form.groundReference, isTooLong: problems.groundReference !== undefined }, wording),
  ];
}

export function groundChoices(wording: Wording): readonly Choice[] {
  return grounds.map((ground) => ({ title: wording.text(`ground.${ground}`), value: ground }));
}

interface TypedReference {
  readonly value: string;
  readonly isTooLong: boolean;
}

export function referenceField({ value, isTooLong }: TypedReference, wording: Wording): FormField {
  return {
    kind: 'Text',
    id: 'groundReference',
    label: wording.text('form.groundReference'),
    placeholder: wording.text('form.groundReference.such'),
    value: shorten(value, 300),
    problem: isTooLong ? wording.text('form.problem.too-long') : '',
  };
}

/** Tells the ground that stands in a list, as we store it, as we say it, or as people do, in any of our languages. */
export function openGroundWords(): (words: string) => Ground | undefined {
  const known = new Map(grounds.flatMap((ground) => wordsFor(ground).map((words) => [lettersOnly(words), ground])));
  return (words) => known.get(lettersOnly(words));
}

function wordsFor(ground: Ground): readonly string[] {
  const said = languages.map((language) => wordingFor(language).text(`ground.${ground}`));
  return [ground, ...said, ...languages.flatMap((language) => spokenLanguages[language].groundWords[ground])];
}
