import type { ActionOf } from '../../cards/kit/card-actions.ts';
import { templateCard, templateLanguagesCard } from '../../cards/agreements/template-card.ts';
import { type TemplateFormReason, templateFormCard } from '../../cards/agreements/template-form-card.ts';
import type { AgreementsService } from '../../services/agreements/agreements-service.ts';
import { type TemplatePlace, templateCountries, templateLanguages } from '../../services/agreements/template-places.ts';
import type { AuthorizationService } from '../../services/identity/authorization-service.ts';
import { type Reply, reply } from '../reply.ts';
import { parseTemplatePlace } from './template-place.ts';
import type { Turn } from '../turn.ts';

type Choice = ActionOf<'template.choose'>;

/** From a country and a language, typed or chosen, to where the agreement can be read. */
export class TemplateHandler {
  readonly #agreements: AgreementsService;
  readonly #authorization: AuthorizationService;

  constructor(options: { agreements: AgreementsService; authorization: AuthorizationService }) {
    this.#agreements = options.agreements;
    this.#authorization = options.authorization;
  }

  /** `words` are what followed the command. */
  async showFor(turn: Turn, words: string): Promise<Reply> {
    if (words === '') return this.start(turn);
    const request = parseTemplatePlace(words);
    switch (request.kind) {
      case 'place':
        return this.show(turn, request.place);
      case 'unknown-language':
        return this.#otherLanguages(turn, request.country);
      case 'unknown-country':
        return this.#form(turn, { ...request, typed: words });
      case 'not-offered':
        return this.#form(turn, request);
    }
  }

  async start(turn: Turn): Promise<Reply> {
    return this.#form(turn, { kind: 'asked' });
  }

  async choose(turn: Turn, { country, templateLanguage }: Choice): Promise<Reply> {
    if (country === undefined) return this.#form(turn, { kind: 'nothing-chosen' }, templateLanguage);
    const language = templateLanguages(country).at(templateLanguage === 'own' ? 0 : -1);
    if (language === undefined) return this.#form(turn, { kind: 'not-offered', country }, templateLanguage);
    return this.show(turn, { country, language });
  }

  /** Microsoft's links live for five minutes, so each press gets its own. */
  async show(turn: Turn, { country, language }: TemplatePlace): Promise<Reply> {
    const languages = templateLanguages(country);
    if (languages.length === 0) return this.#form(turn, { kind: 'not-offered', country });
    if (!languages.includes(language)) return this.#otherLanguages(turn, country);
    const place = { country, language };
    const document = await this.#agreements.getTemplateDocument(turn.agent, place);
    return reply(templateCard({ language: turn.language, place, document, languages }));
  }

  async #otherLanguages(turn: Turn, country: string): Promise<Reply> {
    await this.#authorization.require(turn.agent, 'see-status');
    const languages = templateLanguages(country);
    return reply(templateLanguagesCard({ language: turn.language, country, languages }));
  }

  async #form(turn: Turn, reason: TemplateFormReason, templateLanguage?: Choice['templateLanguage']): Promise<Reply> {
    await this.#authorization.require(turn.agent, 'see-status');
    const chosen = templateLanguage ? { templateLanguage } : {};
    return reply(templateFormCard({ language: turn.language, countries: templateCountries, reason, ...chosen }));
  }
}
