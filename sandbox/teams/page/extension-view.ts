import type { ChatMessage, CardJson } from '../chat-message.ts';
import type { Press } from './card-renderer.ts';
import { DialogView } from './dialog-view.ts';
import { ExtensionSearch } from './extension-search.ts';
import type { ChoicesSearch } from './filtered-choices.ts';
import { signInWindow } from './sign-in-window.ts';
import { type AppFacts, type Client, type ExtensionOutcome, type Place, type StepFrom, teamsApi } from './teams-api.ts';

interface ExtensionViewOptions {
  readonly client: () => Client;
  readonly place: () => Place;
  readonly search: () => ChoicesSearch;
  readonly onCard: (card: CardJson) => void;
  /** What Teams has to say where no dialog is open. */
  readonly notify: (text: string) => void;
}

/** The message extension and the dialogs of the app, as the page shows them. */
export class ExtensionView {
  readonly #options: ExtensionViewOptions;
  readonly #dialog = new DialogView();
  readonly #results: ExtensionSearch;

  constructor(options: ExtensionViewOptions) {
    this.#options = options;
    this.#results = new ExtensionSearch({
      find: (text) => teamsApi.findInExtension(options.client(), options.place(), text),
      onChoose: options.onCard,
      onAction: () => void this.openAction(),
    });
  }

  sayWords({ extension: [find, action] }: AppFacts, nobody: string): void {
    this.#results.sayWords({
      find: find.title,
      placeholder: find.parameters?.[0]?.description ?? '',
      action: action.title,
      nobody,
    });
  }

  async unfurl(url: string): Promise<void> {
    const outcome = await teamsApi.unfurl(this.#options.client(), this.#options.place(), url);
    if (outcome.kind === 'results' && outcome.results[0]) this.#options.onCard(outcome.results[0].card);
  }

  /** On a message, or beside the box. After a sign-in Teams asks again, with what its page ended with. */
  async openAction(message?: ChatMessage, state?: string): Promise<void> {
    const { client, place } = this.#options;
    const outcome = await teamsApi.openAction(client(), place(), { messageId: message?.id, state });
    if (outcome.kind === 'sign-in') await this.openAction(message, await signInWindow(outcome.url, client().locale));
    else this.#show(outcome, 'extension');
  }

  /** A button on a card that opens a dialog. */
  async openFromCard(data: Press['data']): Promise<void> {
    const { client, place } = this.#options;
    this.#show(await teamsApi.step(client(), place(), { data, from: 'opens' }), 'card');
  }

  #show(outcome: ExtensionOutcome, from: StepFrom): void {
    const { client, place, search, notify } = this.#options;
    if (outcome.kind === 'closed') this.#dialog.close();
    else if (outcome.kind === 'dialog')
      this.#dialog.show({
        ...outcome,
        search: search(),
        onPress: async ({ data }) => {
          const next = await teamsApi.step(client(), place(), { data, from });
          if ('text' in next) this.#dialog.tell(next.text);
          else this.#show(next, from);
        },
      });
    else if ('text' in outcome) notify(outcome.text);
  }
}
