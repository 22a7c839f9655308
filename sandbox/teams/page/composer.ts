import { element } from './element.ts';

const suggestions = ['help', 'status contoso', 'confirm contoso', 'status tailwind'];

/** The box to type in, with suggestions, and a line that says when the bot cannot be reached. */
export class Composer {
  readonly #text = element('#text', HTMLTextAreaElement);
  readonly #suggestions = element('#suggestions', HTMLElement);
  readonly #notice = element('#notice', HTMLElement);

  constructor(onSend: (text: string) => void) {
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
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      send();
    };
    this.#suggestions.append(...suggestions.map((text) => suggestion(text, onSend)));
  }

  suggest(shown: boolean): void {
    this.#suggestions.hidden = !shown;
  }

  /** An empty text hides the line. */
  notify(text: string): void {
    this.#notice.textContent = text;
    this.#notice.hidden = text === '';
  }
}

function suggestion(text: string, onSend: (text: string) => void): HTMLElement {
  const button = Object.assign(document.createElement('button'), { type: 'button', textContent: text });
  button.onclick = () => {
    onSend(text);
    element('#text', HTMLElement).focus();
  };
  return button;
}
