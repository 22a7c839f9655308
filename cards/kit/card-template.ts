import { Template } from 'adaptivecards-templating';

/** An Adaptive Card as it goes to Teams. */
export interface AdaptiveCardJson {
  readonly type: 'AdaptiveCard';
  readonly version: string;
  readonly body: readonly unknown[];
  readonly [property: string]: unknown;
}

/** The colour of a part of a card: a container's `style`. */
export type Tone = 'accent' | 'good' | 'warning' | 'attention' | 'emphasis';

/** What matters most, in colour. Its texts are ours and may be Markdown. */
export interface Banner {
  readonly style: Tone;
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** The value is shown as it is, without Markdown. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** A card's JSON file, parsed once. Every binding of it must find a value in `Data`; what finds none stays in the card as `${…}`. */
export class CardTemplate<Data extends object> {
  readonly #template: Template;

  constructor(json: object) {
    this.#template = new Template(json);
  }

  expand(data: Data): AdaptiveCardJson {
    return this.#template.expand({ $root: data }) as AdaptiveCardJson;
  }
}
