import { spokenLanguages } from '../../cards/wording/wording.ts';
import { languages } from '../../services/conversations/language.ts';

/** This share of the message, in one piece, is enough: the ends may have been cut off. */
const enough = 0.55;
/** Teams takes no longer message. */
const longest = 30_000;

const messages = languages.flatMap((language) => spokenLanguages[language].customerMessages);
const needles: readonly string[] = [
  ...new Set(messages.flatMap(({ text, core }) => piecesOf(letters(text), letters(core)))),
];

/** Whether the customer's message stands in it, alone or within an e-mail, whatever its quotes, case and line breaks. */
export function isCustomerMessage(text: string): boolean {
  const said = letters(text.slice(0, longest));
  return needles.some((needle) => said.includes(needle));
}

/** Every piece that is just long enough and holds the core. */
function piecesOf(text: string, core: string): readonly string[] {
  const length = Math.ceil(enough * text.length);
  const pieces = Array.from({ length: text.length - length + 1 }, (_, start) => text.slice(start, start + length));
  return pieces.filter((piece) => piece.includes(core));
}

/** Letters and digits alone, without mark-up: what was pasted has other quotes and line breaks than Microsoft's text. */
function letters(text: string): string {
  return text
    .replace(/<[^<>]{0,200}>|&[a-z]{2,6};/gi, ' ')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
