import type { AdaptiveCardJson } from '../../cards/kit/card-template.ts';
import { cardInDialog } from '../../cards/kit/dialog.ts';
import type { Preview } from '../../cards/message-extension/customer-preview.ts';

const adaptiveCard = 'application/vnd.microsoft.card.adaptive';
const thumbnail = 'application/vnd.microsoft.card.thumbnail';

/** What Teams takes as the answer to an invoke of the message extension, or of a dialog. */
export interface ExtensionAnswer {
  readonly composeExtension?: object;
  readonly task?: object;
}

interface Result {
  readonly preview: Preview;
  /** Goes into the message when the result is chosen. */
  readonly card: AdaptiveCardJson;
}

/** Results to choose from; none says that nothing was found. */
export function resultsAnswer(results: readonly Result[]): ExtensionAnswer {
  const attachments = results.map(({ preview, card }) => ({
    contentType: adaptiveCard,
    content: card,
    preview: { contentType: thumbnail, content: preview },
  }));
  return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } };
}

/** A sentence in place of results. */
export function messageAnswer(text: string): ExtensionAnswer {
  return { composeExtension: { type: 'message', text } };
}

/** Teams opens the page in a window, and then asks again with the code that the page ended with. */
export function signInAnswer(url: string, title: string): ExtensionAnswer {
  const actions = [{ type: 'openUrl', value: url, title }];
  return { composeExtension: { type: 'auth', suggestedActions: { actions } } };
}

/** The dialog opens with the card, or shows it in place of the one before. */
export function dialogAnswer(card: AdaptiveCardJson): ExtensionAnswer {
  const shown = { contentType: adaptiveCard, content: cardInDialog(card) };
  return {
    task: { type: 'continue', value: { title: 'Agreement Desk', width: 'medium', height: 'large', card: shown } },
  };
}
