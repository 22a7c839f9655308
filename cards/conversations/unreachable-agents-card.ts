import type { LanguageTag } from '../../services/conversations/language.ts';
import type { AdaptiveCardJson } from '../kit/card-template.ts';
import { noticeCard } from '../kit/notice-card.ts';
import { shorten } from '../kit/shorten.ts';
import { wordingFor } from '../wording/wording.ts';

const namesShown = 8;
const longestName = 60;

/** Tells an admin whom the bot cannot reach any more. */
export function unreachableAgentsCard(data: {
  readonly language: LanguageTag;
  readonly names: readonly string[];
}): AdaptiveCardJson {
  const { language, names } = data;
  const wording = wordingFor(language);
  const shown = names.slice(0, namesShown).map((name) => shorten(name, longestName));
  const others = names.length - shown.length;
  const agents = wording.allOf(shown);
  const who = wording.filled('unreachable.who', { agents, others });
  const paragraphs = [who, wording.text('unreachable.meanwhile'), wording.text('unreachable.next')];
  return noticeCard({ language, tone: 'warning', title: wording.text('unreachable.title'), paragraphs });
}
