import type { CalendarDay } from '../../services/calendar-day.ts';
import type { Language } from '../../services/conversations/language.ts';
import type { CardButton } from './card-button.ts';
import { type AdaptiveCardJson, CardTemplate } from './card-template.ts';
import { shorten } from './shorten.ts';
import stepForm from './step-form.json' with { type: 'json' };
import { wordingFor } from '../wording/wording.ts';

interface Field {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly isRequired: boolean;
  /** Empty when nothing is wrong with it. */
  readonly problem: string;
}

export interface Choice {
  readonly title: string;
  readonly value: string;
}

/** One field of a step, and what is wrong with it. */
export type FormField =
  | (Field & { readonly kind: 'text'; readonly style: 'Text' | 'Email' | 'Tel' })
  | (Field & {
      readonly kind: 'choice';
      readonly style: 'compact' | 'expanded' | 'filtered';
      readonly choices: readonly Choice[];
    })
  | (Field & { readonly kind: 'date'; readonly max: CalendarDay });

interface StepFormData {
  readonly language: Language;
  readonly title: string;
  readonly step: 1 | 2 | 3;
  readonly heading: string;
  readonly intro: readonly string[];
  readonly fields: readonly FormField[];
  readonly buttons: readonly CardButton[];
}

/** What is longer has a problem anyway, and would not fit into a card. */
const longestValue = 300;
const template = new CardTemplate(stepForm);

/** One step of several, all of whose fields stand below each other. */
export function stepFormCard(data: StepFormData): AdaptiveCardJson {
  const wording = wordingFor(data.language);
  return template.expand({
    lang: wording.lang,
    product: wording.text('agreement'),
    title: shorten(data.title),
    check: data.fields.some(({ problem }) => problem !== '') ? wording.text('form.check') : '',
    step: wording.filled('new.step', { step: String(data.step) }),
    heading: data.heading,
    intro: data.intro,
    fields: data.fields.map((field) => ({
      choices: [],
      max: '',
      ...field,
      value: shorten(field.value, longestValue),
      error: wording.text('new.problem.missing'),
    })),
    buttons: data.buttons,
  });
}
