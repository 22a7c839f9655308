import type { CardJson } from '../chat-message.ts';
import { drawCard } from './card-renderer.ts';

declare global {
  interface Window {
    /** Draws this card alone, in place of the one before. Resolves when the fonts are loaded. */
    renderCard: (card: CardJson) => Promise<void>;
  }
}

const query = new URLSearchParams(location.search);
document.documentElement.dataset['theme'] = query.get('theme') ?? 'default';
document.documentElement.lang = query.get('locale') ?? 'en';

window.renderCard = async (card) => {
  const drawn = drawCard(card, { knowsExecute: true, onPress: () => undefined });
  document.querySelector('#card')?.replaceChildren(drawn);
  await document.fonts.ready;
};
