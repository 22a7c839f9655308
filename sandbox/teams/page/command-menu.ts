import { element } from './element.ts';
import type { MenuCommand } from './teams-api.ts';

/** The commands that the app's manifest names for a place, to be put into the box. */
export class CommandMenu {
  readonly #menu = element('#commands', HTMLElement);
  readonly #onChoose: (title: string) => void;
  #commands: readonly MenuCommand[] = [];

  constructor(onChoose: (title: string) => void) {
    this.#onChoose = onChoose;
    this.#menu.addEventListener('beforetoggle', ({ newState }) => {
      const shown = newState === 'open' ? this.#commands : [];
      this.#menu.replaceChildren(...shown.map((command) => this.#entry(command)));
    });
  }

  offer(commands: readonly MenuCommand[]): void {
    this.#commands = commands;
  }

  #entry({ title, description }: MenuCommand): HTMLElement {
    const button = Object.assign(document.createElement('button'), { type: 'button' });
    const line = (className: string, textContent: string) =>
      Object.assign(document.createElement('span'), { className, textContent });
    button.append(line('name', title), line('about', description));
    button.onclick = () => {
      this.#menu.hidePopover();
      this.#onChoose(title);
    };
    return button;
  }
}
