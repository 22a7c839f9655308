import { element } from './element.ts';

export const apps = ['chat', 'channel', 'tab'] as const;
export type AppView = (typeof apps)[number];

/** The bar at the left edge: the chat with the bot, the channel, or the app's page. */
export class Rail {
  readonly #chat = [element('main', HTMLElement), element('footer', HTMLElement)];
  readonly #frame = element('#tab', HTMLIFrameElement);
  readonly #buttons = apps.map((app) => [app, element(`#rail [value="${app}"]`, HTMLButtonElement)] as const);

  constructor(onChoose: (app: AppView) => void) {
    for (const [app, button] of this.#buttons) button.onclick = () => onChoose(app);
  }

  /** `hasChat`: messages and the box are in view. */
  show(shown: AppView, { hasChat }: { readonly hasChat: boolean }): void {
    for (const [app, button] of this.#buttons) button.ariaCurrent = app === shown ? 'page' : null;
    for (const part of this.#chat) part.hidden = !hasChat;
    this.#frame.hidden = shown !== 'tab';
  }
}
