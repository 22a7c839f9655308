import { Template } from 'adaptivecards-templating';

/** An Adaptive Card as it goes to Teams. */
export interface AdaptiveCardJson {
  readonly type: 'AdaptiveCard';
  readonly version: string;
  readonly body: readonly unknown[];
  readonly [property: string]: unknown;
}

/** A card's JSON file, parsed once. Every binding of it must find a value in `Data`; what finds none stays in the card as `${…}`. */
export class CardTemplate<Data extends object> {
  readonly #template: Template;

  constructor(json: object) {
    this.#template = new Template(json);
  }

  /** `inputs` stand below everything else: those of a form, which are made from its fields. */
  expand(data: Data, inputs: readonly object[] = []): AdaptiveCardJson {
    const card = this.#template.expand({ $root: data }) as AdaptiveCardJson;
    return { ...card, body: [...card.body, ...inputs] };
  }
}
