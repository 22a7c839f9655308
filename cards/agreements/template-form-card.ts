import type { Language, LanguageTag } from '../../services/conversations/language.ts';
import { sendButton } from '../kit/card-actions.ts';
import { type AdaptiveCardJson, CardTemplate, type Banner } from '../kit/card-template.ts';
import { shorten } from '../kit/shorten.ts';
import templateForm from './template-form.json' with { type: 'json' };
import { commandWords } from '../wording/commands.ts';
import { countryName } from '../wording/place-names.ts';
import { type Wording, wordingFor } from '../wording/wording.ts';

/** Why it is asked. */
export type TemplateFormReason =
  | { readonly kind: 'asked' }
  | { readonly kind: 'nothing-chosen' }
  /** `nearest` are countries that may have been meant with what was typed. */
  | { readonly kind: 'unknown-country'; readonly typed: string; readonly nearest: readonly string[] }
  | { readonly kind: 'not-offered'; readonly country: string };

interface TemplateFormData {
  readonly language: LanguageTag;
  /** Codes; all of them fit into a card. */
  readonly countries: readonly string[];
  readonly reason: TemplateFormReason;
  readonly templateLanguage?: 'own' | 'english';
}

const template = new CardTemplate(templateForm);

/** Asks for which country, and in which language, the agreement is wanted. */
export function templateFormCard(data: TemplateFormData): AdaptiveCardJson {
  const wording = wordingFor(data.language);
  return template.expand(wording, {
    title: wording.text('template.title'),
    banner: bannerFor(data.reason, wording),
    notes: notesFor(data.reason, wording),
    country: {
      label: wording.text('fact.country'),
      placeholder: wording.text('template.placeholder'),
      missing: wording.text('template.missing'),
      choices: choicesOf(data.countries, wording.language),
    },
    templateLanguage: {
      label: wording.text('fact.language'),
      value: data.templateLanguage ?? 'own',
      choices: [
        { title: wording.text('template.language.own'), value: 'own' },
        { title: wording.text('template.language.english'), value: 'english' },
      ],
    },
    buttons: [sendButton(wording.text('template.show'), { verb: 'template.choose' })],
  });
}

function bannerFor(reason: TemplateFormReason, wording: Wording): Banner {
  const paragraphs = [wording.text('template.choose.text')];
  switch (reason.kind) {
    case 'asked':
      return { style: 'accent', title: wording.text('template.choose.title'), paragraphs };
    case 'nothing-chosen':
      return { style: 'attention', title: wording.text('template.missing'), paragraphs };
    case 'unknown-country':
      return { style: 'warning', title: wording.text('template.unknown.title'), paragraphs };
    case 'not-offered':
      return { style: 'warning', title: wording.text('template.notOffered.title'), paragraphs };
  }
}

function notesFor(reason: TemplateFormReason, wording: Wording): readonly string[] {
  const { language } = wording;
  switch (reason.kind) {
    case 'asked':
    case 'nothing-chosen': {
      const command = `${commandWords[language].template[0]} ${wording.text('help.example.country')}`;
      return [wording.filled('template.choose.hint', { command })];
    }
    case 'unknown-country': {
      const words = shorten(reason.typed);
      const countries = wording.oneOf(reason.nearest.map((country) => countryName(country, language)));
      const nearest = countries === '' ? [] : [wording.filled('template.unknown.nearest', { countries })];
      return [wording.filled('template.unknown.text', { words }), ...nearest];
    }
    case 'not-offered': {
      const country = countryName(reason.country, language);
      return [wording.filled('template.notOffered.text', { country })];
    }
  }
}

function choicesOf(countries: readonly string[], language: Language) {
  const { compare } = new Intl.Collator(language);
  return countries
    .map((country) => ({ title: countryName(country, language), value: country }))
    .sort((one, other) => compare(one.title, other.title));
}
