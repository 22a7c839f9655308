import { element } from './element.ts';

const lastsMs = 10_000;

/** Says that the bot is typing, for a while: Teams lets it fade when no message follows. */
export class TypingIndicator {
  readonly #shown = element('#typing', HTMLElement);
  #end: number | undefined;

  show(typing: boolean): void {
    clearTimeout(this.#end);
    this.#shown.hidden = !typing;
    if (typing) this.#end = setTimeout(() => this.show(false), lastsMs);
  }
}
