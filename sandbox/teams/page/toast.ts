import { element } from './element.ts';

const lastsMs = 8_000;

interface News {
  readonly to: string;
  readonly text: string;
  readonly onOpen: () => void;
}

/** The banner of a message that arrives in another chat, with what Teams shows of it: its summary. */
export class Toast {
  readonly #shown = element('#toast', HTMLButtonElement);
  #end: number | undefined;

  show({ to, text, onOpen }: News): void {
    const line = (className: string, textContent: string) =>
      Object.assign(document.createElement('span'), { className, textContent });
    this.#shown.replaceChildren(line('to', `Agreement Desk → ${to}`), line('text', text));
    this.#shown.onclick = () => {
      this.hide();
      onOpen();
    };
    this.#shown.hidden = false;
    clearTimeout(this.#end);
    this.#end = setTimeout(() => this.hide(), lastsMs);
  }

  hide(): void {
    this.#shown.hidden = true;
    this.#shown.replaceChildren();
  }
}
