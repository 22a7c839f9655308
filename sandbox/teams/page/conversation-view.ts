import type { ChatMessage } from '../chat-message.ts';
import { element } from './element.ts';
import { dayHeading, drawMessage, type MessageOptions } from './message-view.ts';

/** The list of messages, oldest first. */
export class ConversationView {
  readonly #list = element('#messages', HTMLElement);
  #options: MessageOptions | undefined;
  #isAtEnd = true;

  constructor() {
    this.#list.addEventListener('scroll', () => {
      const { scrollHeight, scrollTop, clientHeight } = this.#list;
      this.#isAtEnd = scrollHeight - scrollTop - clientHeight < 80;
    });
    // A picture takes up room only after it is loaded.
    this.#list.addEventListener('load', () => this.#isAtEnd && this.#scrollToEnd(), { capture: true });
  }

  /** Shows these messages in place of the earlier ones. */
  show(messages: readonly ChatMessage[], options: MessageOptions): void {
    this.#options = options;
    this.#list.lang = options.locale;
    this.#list.replaceChildren();
    for (const message of messages) this.put(message);
    this.#scrollToEnd();
  }

  /** Adds the message, or draws it anew in its place. */
  put(message: ChatMessage): void {
    if (!this.#options) return;
    const before = this.find(message.id);
    const drawn = drawMessage(message, this.#options);
    const isAtEnd = this.#isAtEnd;
    const hadFocus = before?.contains(document.activeElement) ?? false;
    if (before) before.replaceWith(drawn);
    else this.#append(message, drawn, this.#options);
    if (hadFocus) drawn.focus({ preventScroll: true });
    if (isAtEnd || message.from === 'person') this.#scrollToEnd();
    else if (hadFocus) drawn.scrollIntoView({ block: 'nearest' });
  }

  remove(messageId: string): void {
    this.find(messageId)?.remove();
  }

  find(messageId: string): HTMLElement | undefined {
    return this.#list.querySelector<HTMLElement>(`[data-message-id="${CSS.escape(messageId)}"]`) ?? undefined;
  }

  /** Whatever grows in it, the end stays in view. */
  keepEnd(change: () => void): void {
    const isAtEnd = this.#isAtEnd;
    change();
    if (isAtEnd) this.#scrollToEnd();
  }

  #append({ sentAt }: ChatMessage, drawn: HTMLElement, options: MessageOptions): void {
    const heading = dayHeading(new Date(sentAt), options);
    const last = [...this.#list.querySelectorAll('.day')].at(-1);
    if (last?.textContent !== heading) {
      const day = Object.assign(document.createElement('p'), { className: 'day', textContent: heading });
      this.#list.append(day);
    }
    this.#list.append(drawn);
  }

  #scrollToEnd(): void {
    this.#list.scrollTop = this.#list.scrollHeight;
  }
}
