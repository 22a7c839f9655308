import { domainToASCII } from 'node:url';

/** An e-mail address as all its spellings are written: small or capital or full-width letters, a domain in its own letters or in ASCII. */
export function sameAddress(typed: string): string {
  const address = fold(typed).replace(/^mailto:/, '');
  const at = address.lastIndexOf('@');
  if (at < 1) return address;
  const domain = address.slice(at + 1);
  return `${address.slice(0, at)}@${domainToASCII(domain) || domain}`;
}

/** Text as names and words are compared. */
export function fold(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/gu, ' ').trim().toLowerCase();
}

/** What a free text would call a person by. */
export interface Callings {
  readonly addresses: readonly string[];
  readonly names: readonly string[];
}

/** Whether the words call one of them by their address, or by their whole name. */
export function isCalled(words: string, { addresses, names }: Callings): boolean {
  const folded = fold(words);
  const written = folded.match(/[^\s<>(),;:"']+@[^\s<>(),;:"']+/gu) ?? [];
  if (written.some((one) => addresses.includes(sameAddress(one.replace(/[.!?]+$/, ''))))) return true;
  return names.some((name) => isWithin(folded, fold(name)));
}

/** As whole words; Chinese has no blanks between them. */
function isWithin(folded: string, name: string): boolean {
  if (name === '') return false;
  const isLetter = (character: string | undefined) =>
    character !== undefined && /[\p{L}\p{N}]/u.test(character) && !/\p{Script=Han}/u.test(character);
  for (let at = folded.indexOf(name); at >= 0; at = folded.indexOf(name, at + 1)) {
    if (!isLetter(folded[at - 1]) && !isLetter(folded[at + name.length])) return true;
  }
  return false;
}
