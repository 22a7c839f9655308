import type { CardJson } from '../chat-message.ts';
import { element } from './element.ts';
import type { ExtensionOutcome } from './teams-api.ts';

interface ExtensionSearchOptions {
  readonly find: (text: string) => Promise<ExtensionOutcome>;
  readonly onChoose: (card: CardJson) => void;
  readonly onAction: () => void;
}

export interface ExtensionWords {
  readonly find: string;
  readonly placeholder: string;
  readonly action: string;
  readonly nobody: string;
}

const pauseMs = 150;

/** The app beside the box: a search whose results are put into the message, and its action. */
export class ExtensionSearch {
  readonly #panel = element('#extension', HTMLElement);
  readonly #box = element('#extension input', HTMLInputElement);
  readonly #list = element('#extension ul', HTMLUListElement);
  readonly #action = element('#extension .action', HTMLButtonElement);
  readonly #options: ExtensionSearchOptions;
  #asked: number | undefined;
  #nobody = '';

  constructor(options: ExtensionSearchOptions) {
    this.#options = options;
    this.#panel.addEventListener('toggle', ({ newState }) => newState === 'open' && this.#open());
    this.#box.oninput = () => {
      clearTimeout(this.#asked);
      this.#asked = setTimeout(() => void this.#find(this.#box.value), pauseMs);
    };
    this.#action.onclick = () => {
      this.#panel.hidePopover();
      options.onAction();
    };
  }

  sayWords({ find, placeholder, action, nobody }: ExtensionWords): void {
    element('#extend', HTMLButtonElement).ariaLabel = find;
    element('#extension h2', HTMLElement).textContent = find;
    this.#box.placeholder = placeholder;
    this.#box.ariaLabel = placeholder;
    this.#action.textContent = action;
    this.#nobody = nobody;
  }

  #open(): void {
    this.#box.value = '';
    this.#box.focus();
    void this.#find('');
  }

  /** An answer that comes after the next letter is out of date. */
  async #find(text: string): Promise<void> {
    const outcome = await this.#options.find(text);
    if (this.#box.value !== text) return;
    if (outcome.kind !== 'results') {
      this.#list.replaceChildren(note('text' in outcome ? outcome.text : ''));
      return;
    }
    const entries = outcome.results.map((result) => this.#entry(result));
    this.#list.replaceChildren(...(entries.length > 0 ? entries : [note(this.#nobody)]));
  }

  #entry({ title, text, card }: { readonly title: string; readonly text: string; readonly card: CardJson }) {
    const button = Object.assign(document.createElement('button'), { type: 'button' });
    const line = (className: string, textContent: string) =>
      Object.assign(document.createElement('span'), { className, textContent });
    button.append(line('name', title), line('about', text));
    button.onclick = () => {
      this.#panel.hidePopover();
      this.#options.onChoose(card);
    };
    const entry = document.createElement('li');
    entry.append(button);
    return entry;
  }
}

function note(text: string): HTMLLIElement {
  return Object.assign(document.createElement('li'), { className: 'note', textContent: text });
}
