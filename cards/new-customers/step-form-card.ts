import type { LanguageTag } from '../../services/conversations/language.ts';
import type { CardButton } from '../kit/card-actions.ts';
import { type AdaptiveCardJson, CardTemplate } from '../kit/card-template.ts';
import { type FormField, fieldElements } from '../kit/form-field.ts';
import { shorten } from '../kit/shorten.ts';
import stepForm from './step-form.json' with { type: 'json' };
import { stepText } from './step-text.ts';
import { wordingFor } from '../wording/wording.ts';

interface StepFormData {
  readonly language: LanguageTag;
  readonly title: string;
  /** Undefined where there is one only. */
  readonly step?: 1 | 2 | 3;
  readonly heading: string;
  readonly intro: readonly string[];
  readonly fields: readonly FormField[];
  readonly buttons: readonly CardButton[];
}

/** What is longer has a problem anyway, and would not fit into a card. */
const longestValue = 300;
const template = new CardTemplate(stepForm);

/** A form, or one step of several, all of whose fields stand below each other. */
export function stepFormCard(data: StepFormData): AdaptiveCardJson {
  const wording = wordingFor(data.language);
  return template.expand(wording, {
    title: data.title,
    check: data.fields.some(({ problem }) => problem !== '') ? wording.text('form.check') : '',
    step: data.step ? stepText(data.step, wording) : '',
    heading: data.heading,
    intro: data.intro,
    inputs: data.fields.map((field) => {
      const plain = field.kind === 'Text' ? ({ style: 'Text', ...field } as const) : field;
      const items = fieldElements({ ...plain, value: shorten(field.value, longestValue) });
      return { type: 'Container', spacing: 'Medium', items };
    }),
    buttons: data.buttons,
  });
}
