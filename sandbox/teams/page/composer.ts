import type { CardJson } from '../chat-message.ts';
import { drawCard } from './card-renderer.ts';
import { element } from './element.ts';

interface ComposerOptions {
  readonly onSend: (text: string, cards: readonly CardJson[]) => void;
  /** What the person said last: the arrow up brings it back, as in Teams. */
  readonly last: () => string;
  /** A file was dropped on the chat, and is sent with the words in the box. */
  readonly onFile: (file: File, text: string) => void;
  /** A link was pasted. */
  readonly onLink: (url: string) => void;
}

/** The box to type in, the card that goes with the message, and a line that says when the bot cannot be reached. */
export class Composer {
  readonly #text = element('#text', HTMLTextAreaElement);
  readonly #attached = element('#attached', HTMLElement);
  readonly #notice = element('#notice', HTMLElement);
  #card: CardJson | undefined;

  constructor({ onSend, last, onFile, onLink }: ComposerOptions) {
    const send = (): void => {
      const text = this.#text.value.trim();
      const cards = this.#card ? [this.#card] : [];
      this.#text.value = '';
      this.attach(undefined);
      if (text !== '' || cards.length > 0) onSend(text, cards);
    };
    element('#attached .remove', HTMLButtonElement).onclick = () => this.attach(undefined);
    element('#composer', HTMLElement).onsubmit = (event) => {
      event.preventDefault();
      send();
    };
    for (const place of [element('main', HTMLElement), element('footer', HTMLElement)]) {
      place.ondragover = (event) => event.preventDefault();
      place.ondrop = (event) => {
        event.preventDefault();
        const text = this.#text.value.trim();
        this.#text.value = '';
        for (const file of event.dataTransfer?.files ?? []) onFile(file, text);
      };
    }
    this.#text.onpaste = ({ clipboardData }) => {
      const pasted = clipboardData?.getData('text').trim() ?? '';
      if (/^https?:\/\/\S+$/.test(pasted)) onLink(pasted);
    };
    this.#text.onkeydown = (event) => {
      if (event.key === 'ArrowUp' && this.#text.value === '') {
        event.preventDefault();
        this.#text.value = last();
      }
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      send();
    };
  }

  /** In place of the card before it; undefined takes it off. */
  attach(card: CardJson | undefined): void {
    this.#card = card;
    const drawn = card ? [drawCard(card, { knowsExecute: true, onPress: () => undefined })] : [];
    element('#attached .preview', HTMLElement).replaceChildren(...drawn);
    this.#attached.hidden = card === undefined;
    if (card) this.#text.focus();
  }

  write(text: string): void {
    this.#text.value = text;
    this.#text.focus();
  }

  /** An empty text hides the line. */
  notify(text: string): void {
    this.#notice.textContent = text;
    this.#notice.hidden = text === '';
  }
}
