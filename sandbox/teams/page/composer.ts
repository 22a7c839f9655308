import { element } from './element.ts';

/** The box to type in, and a line that says when the bot cannot be reached. */
export class Composer {
  readonly #text = element('#text', HTMLTextAreaElement);
  readonly #notice = element('#notice', HTMLElement);

  /** `last` is what the person said last: the arrow up brings it back, as in Teams. */
  constructor(onSend: (text: string) => void, last: () => string) {
    const send = (): void => {
      const text = this.#text.value.trim();
      this.#text.value = '';
      if (text !== '') onSend(text);
    };
    element('#composer', HTMLElement).onsubmit = (event) => {
      event.preventDefault();
      send();
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

  /** An empty text hides the line. */
  notify(text: string): void {
    this.#notice.textContent = text;
    this.#notice.hidden = text === '';
  }
}
