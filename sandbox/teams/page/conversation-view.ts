import type { ChatMessage } from '../chat-message.ts';
import { element } from './element.ts';
import { dayHeading, drawMessage, type MessageOptions } from './message-view.ts';

/** The list of messages, oldest first. */
export class ConversationView {
  readonly #list = element('#messages', HTMLElement);
  #options: MessageOptions | undefined;
  #isAtEnd = true;
  /** Where the person was before they went to a card that goes away once they are signed in. */
  #before: HTMLElement | undefined;

  constructor() {
    document.addEventListener('focusin', ({ target }) => {
      if (target instanceof HTMLElement && !target.closest('.card.sign-in')) this.#before = target;
    });
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
    if (hadFocus && drawn.hidden) this.#goBack();
    else if (hadFocus) drawn.focus({ preventScroll: true });
    if (isAtEnd || message.from === 'person') this.#scrollToEnd();
    else if (hadFocus) drawn.scrollIntoView({ block: 'nearest' });
  }

  remove(messageId: string): void {
    const gone = this.find(messageId);
    const hadFocus = gone?.contains(document.activeElement) ?? false;
    gone?.remove();
    if (hadFocus) this.#goBack();
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

  /** To the same place, or to the message that was drawn anew there. */
  #goBack(): void {
    const id = this.#before?.closest<HTMLElement>('.message')?.dataset['messageId'];
    const place = this.#before?.isConnected || id === undefined ? this.#before : this.find(id);
    place?.focus({ preventScroll: true });
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
