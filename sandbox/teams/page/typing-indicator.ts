import { element } from './element.ts';

const lastsMs = 10_000;

/** Says for a while that the bot is typing. In Teams it fades when no message follows. */
export class TypingIndicator {
  readonly #shown = element('#typing', HTMLElement);
  #end: number | undefined;

  show(typing: boolean): void {
    clearTimeout(this.#end);
    this.#shown.hidden = !typing;
    if (typing) this.#end = setTimeout(() => this.show(false), lastsMs);
  }
}
