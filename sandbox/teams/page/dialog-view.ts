import type { CardJson } from '../chat-message.ts';
import { type Press, drawCard } from './card-renderer.ts';
import { element } from './element.ts';
import type { ChoicesSearch } from './filtered-choices.ts';

interface ShownDialog {
  readonly title: string;
  readonly card: CardJson;
  readonly search: ChoicesSearch;
  /** Rejects nothing: what fails is told in the dialog. */
  readonly onPress: (press: Press) => Promise<void>;
}

/** The window of Teams that one person sees over a chat. Its cards know no Action.Execute, as in Teams. */
export class DialogView {
  readonly #dialog = element('#dialog', HTMLDialogElement);
  readonly #title = element('#dialog h2', HTMLElement);
  readonly #content = element('#dialog .content', HTMLElement);
  readonly #notice = element('#dialog .banner', HTMLElement);

  constructor() {
    element('#dialog .close', HTMLButtonElement).onclick = () => this.close();
  }

  show({ title, card, search, onPress }: ShownDialog): void {
    this.tell('');
    this.#title.textContent = title;
    const press = async (pressed: Press): Promise<void> => {
      if (pressed.button) pressed.button.ariaBusy = 'true';
      await onPress(pressed);
      if (pressed.button) pressed.button.ariaBusy = null;
    };
    this.#content.replaceChildren(drawCard(card, { knowsExecute: true, search, onPress: (one) => void press(one) }));
    this.#content.scrollTop = 0;
    if (!this.#dialog.open) this.#dialog.showModal();
  }

  /** An empty text hides the line. */
  tell(text: string): void {
    this.#notice.textContent = text;
    this.#notice.hidden = text === '';
  }

  close(): void {
    this.#dialog.close();
    this.#content.replaceChildren();
  }
}
