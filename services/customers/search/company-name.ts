import { wordsFor } from '../../conversations/language.ts';
import { foldedNames } from './search-text.ts';

/** "and" in our languages and some others, as it may stand for "&", which is no word. */
const connectors = new Set([...wordsFor('and'), 'og', 'et', 'y', 'e', 'i', '及']);

/** One legal form in its long and short spellings, folded; the first stands for all. */
const legalForms: readonly (readonly [string, ...string[]])[] = [
  ['ltd', 'limited', 'private limited', 'pvt ltd', 'pty ltd', 'co ltd', 'company limited'],
  ['inc', 'incorporated'],
  ['corp', 'corporation'],
  ['co', 'company'],
  ['llc', 'limited liability company'],
  ['llp', 'limited liability partnership'],
  ['plc', 'public limited company'],
  ['gmbh', 'gesellschaft mit beschrankter haftung', 'ges mbh', 'gesmbh', 'mbh'],
  ['ug', 'unternehmergesellschaft'],
  ['kg', 'kommanditgesellschaft'],
  ['gmbh co kg'],
  ['ohg'],
  ['ev', 'eingetragener verein'],
  ['eg'],
  ['ag', 'aktiengesellschaft'],
  ['ab', 'aktiebolag', 'aktiebolaget'],
  ['hb', 'handelsbolag'],
  ['as', 'a s', 'aksjeselskap', 'aktieselskab'],
  ['oy', 'osakeyhtio'],
  ['bv', 'besloten vennootschap'],
  ['nv', 'naamloze vennootschap'],
  ['vof'],
  ['sa'],
  ['sarl'],
  ['sas'],
  ['srl'],
  ['spa'],
  ['sl'],
  ['sp z oo', 'sp zoo'],
  ['有 限 公 司', '有 限 责 任 公 司'],
  ['股 份 有 限 公 司'],
];

/** The longest first, so that "co ltd" is not "co" with "ltd" left over. */
const spellings = legalForms
  .flatMap(([form, ...others]) => [form, ...others].map((spelling) => ({ spelling, form })))
  .sort((one, other) => other.spelling.length - one.spelling.length);

export interface CompanyName {
  /** Its words without accents, "and" and legal form: "Brown & Daughters Limited" is `brown daughters`. */
  readonly core: string;
  /** `ltd` of "Limited"; empty where the name has none. */
  readonly legalForm: string;
}

export function companyNameOf(name: string): CompanyName {
  const words = (foldedNames(name)[0] ?? '').split(' ').filter((word) => !connectors.has(word));
  const folded = words.join(' ');
  const found = spellings.find(({ spelling }) => folded.endsWith(` ${spelling}`));
  return found
    ? { core: folded.slice(0, -found.spelling.length - 1), legalForm: found.form }
    : { core: folded, legalForm: '' };
}

/** Whether a company is called so, or begins to be, in whole words: "Booking.com" and not "Booking Communications". */
export function isCalled(companyName: string, words: string): boolean {
  const wanted = wholeOf(words);
  return wanted !== '' && `${wholeOf(companyName)} `.startsWith(`${wanted} `);
}

/** Whether these words stand side by side in the name, the last perhaps not to its end. */
export function isInName(companyName: string, words: string): boolean {
  const wanted = wholeOf(words);
  return wanted.length > 2 && ` ${wholeOf(companyName)}`.includes(` ${wanted}`);
}

function wholeOf(name: string): string {
  const { core, legalForm } = companyNameOf(name);
  return `${core} ${legalForm}`.trim();
}
