import { Template } from 'adaptivecards-templating';
import type { Wording } from '../wording/wording.ts';
import { headingText } from './shorten.ts';

/** An Adaptive Card as it goes to Teams. */
export interface AdaptiveCardJson {
  readonly type: 'AdaptiveCard';
  readonly version: string;
  /** The card in a line: what a notification says of its message, and what clients show that cannot draw it. */
  readonly fallbackText: string;
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

/** What every template has: a heading, which screen readers jump to. Only a TextBlock can be one, and clients read Markdown in it. */
interface Headed {
  readonly title: string;
  readonly banner?: Banner;
  readonly [bound: string]: unknown;
}

/** A card's JSON file, parsed once it is drawn. Every binding of it must find a value in the data; what finds none stays in the card as `${…}`. */
export class CardTemplate {
  readonly #json: object;
  #template: Template | undefined;

  constructor(json: object) {
    this.#json = json;
  }

  /** With what is the same on every card: its language, and what it is about. */
  expand(wording: Wording, data: Headed): AdaptiveCardJson {
    const title = headingText(data.title);
    const shared = { lang: wording.lang, product: wording.text('agreement') };
    this.#template ??= new Template(this.#json);
    const card = this.#template.expand({ $root: { ...shared, ...data, title } }) as AdaptiveCardJson;
    return { ...card, fallbackText: data.banner ? `${title}: ${data.banner.title}` : title };
  }
}
