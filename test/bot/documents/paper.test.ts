import { describe, expect, test } from '@jest/globals';
import { type Block, paper } from '../../../bot/documents/paper.ts';
import { storiesBlocks } from '../../../bot/documents/story-pdf.ts';
import { inFull } from '../../../cards/kit/shorten.ts';
import { wordingFor } from '../../../cards/wording/wording.ts';
import type { Language } from '../../../services/conversations/language.ts';
import type { AgentId, CustomerId } from '../../../services/ids.ts';
import { plausibleWords } from '../../support/cards/card-sample-words.ts';
import { pdfLines, streamsOf } from '../../support/pages/pdf-text.ts';
import { sampleStories } from '../../support/pages/story-samples.ts';

async function linesOf(text: string, style: Block['style'] = 'text', language: Language = 'en'): Promise<string[]> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of paper({ wording: wordingFor(language), blocks: [{ style, text }] })) chunks.push(chunk);
  // The last one is the number of the page.
  return pdfLines(Buffer.concat(chunks)).slice(0, -1);
}

const backwards = (text: string) => Array.from(text).reverse().join('');
/** As it stands in a story: between words of ours. */
const accepted = (contact: string) =>
  wordingFor('en').filled('history.contact', {
    contact,
    email: 'a@b.example',
    acceptedOn: '3 March 2026',
  });

describe('on paper', () => {
  test.each([
    { of: 'words', name: 'Gesellschaft für Zusammenarbeit '.repeat(7).slice(0, 200) },
    { of: 'one word', name: 'Rindfleischetikettierung'.repeat(9).slice(0, 200) },
    { of: 'Chinese', name: '上海微软科技有限公司'.repeat(20) },
    { of: 'Arabic', name: 'شركة النور للتجارة '.repeat(11).slice(0, 200) },
  ])('a name of 200 characters is there from the first to the last, in lines that fit: $of', async ({ name }) => {
    expect(name).toHaveLength(200);
    const lines = await linesOf(`Evidence for ${name}.`, 'title');
    expect(lines.length).toBeGreaterThan(3);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(70);
    const letters = (text: string) => Array.from(text.replaceAll(/\s/g, '')).sort().join('');
    expect(letters(lines.join(''))).toBe(letters(`Evidence for ${name}.`));
  });

  test.each([
    { name: 'שלום', seen: backwards('שלום') },
    { name: 'אלפא (Alpha 42) בע"מ', seen: `${backwards('בע"מ')} (Alpha 42) ${backwards('אלפא')}` },
    { name: 'Alpha שלום 7', seen: `Alpha 7 ${backwards('שלום')}` },
    { name: 'שלום 7', seen: `7 ${backwards('שלום')}` },
    { name: 'نور', seen: backwards('نور') },
    { name: 'نور ۱۲۳ (٤٥)', seen: `(٤٥) ۱۲۳ ${backwards('نور')}` },
  ])('$name is read from its right, and the words around it stay where they are', async ({ name, seen }) => {
    expect(await linesOf(accepted(name))).toEqual([`Accepted by ${seen} (a@b.example) on 3 March 2026`]);
  });

  test('the second line of a name that runs from right to left goes on with its next word', async () => {
    const words = Array.from({ length: 30 }, (_, at) => `${'אב'.repeat(3)}${String(at)}`);
    const lines = await linesOf(`\u2068${words.join(' ')}\u2069`);
    const inOrder = lines.flatMap((line) =>
      line
        .split(' ')
        .reverse()
        .map((word) => parseInt(word, 10)),
    );
    expect(inOrder).toEqual(words.map((_, at) => at));
  });

  test('Arabic letters join: the same letter looks different at the beginning, in the middle and at the end', async () => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of paper({ wording: wordingFor('en'), blocks: [{ style: 'text', text: 'سسس' }] }))
      chunks.push(chunk);
    const tables = Buffer.concat(chunks);
    expect(pdfLines(tables)[0]).toBe('سسس');
    expect(shapesOf('س', tables)).toBe(3);
  });

  test.each(['บริษัท สยาม จำกัด', 'नमस्ते', 'Ελλάδα', 'Україна', 'カタカナ', '한국전자', '龘'])(
    '%s has its letters',
    async (name) => {
      const [line = ''] = await linesOf(name);
      // What is drawn of several letters stands where the first of them does.
      expect(Array.from(line).every((letter) => name.includes(letter))).toBe(true);
      expect(line).not.toBe('');
    },
  );

  test.each(['en', 'de', 'zh-Hans'] as const)(
    'in %s: a character that no font has is shown by its number, and that is said',
    async (language) => {
      const lines = await linesOf('Smile 😀 Ltd', 'text', language);
      expect(lines[0]).toBe('Smile [U+1F600] Ltd');
      expect(lines.slice(1).join('').replaceAll(/\s/g, '')).toBe(
        wordingFor(language).text('paper.numbers').replaceAll(/\s/g, ''),
      );
      expect(await linesOf('Smile Ltd', 'text', language)).toEqual(['Smile Ltd']);
    },
  );

  test('marks that turn the direction of others, and what nobody sees, are not drawn', async () => {
    expect(await linesOf(inFull('a\u202Eb\u200Bc\u00ADd\u2066e'))).toEqual(['a bcd e']);
  });
});

test('on a paper about several customers each file says whose it is', () => {
  const customers = ['Contoso Ltd', 'Litware'].map((companyName, at) => {
    return { customerId: `customer-${String(at)}` as CustomerId, companyName, domain: 'a.example' };
  });
  const story = sampleStories(plausibleWords).find(({ entries }) => entries.some(({ files }) => files.length > 0));
  if (!story) throw new Error('No story has a file.');
  const [file] = story.entries.flatMap(({ files }) => files);
  const told = { stories: customers.map(({ customerId }) => ({ customerId, story })), madeAt: new Date(0) };
  const agent = { agentId: '' as AgentId, name: 'Ada', timeZone: 'Europe/Stockholm' };
  const texts = storiesBlocks({ wording: wordingFor('en'), agent, customers, told }).map(({ text }) => text);
  const files = texts.slice(texts.indexOf('Attached files'));
  const owners = files.flatMap((text, at) => (text === inFull(file?.name ?? '') ? [files[at + 1]] : []));
  expect(owners).toEqual(customers.map(({ companyName }) => companyName));
});

/** How many glyphs of the fonts in a PDF are copied as this letter. */
function shapesOf(letter: string, pdf: Buffer): number {
  const code = (letter.codePointAt(0) ?? 0).toString(16).padStart(4, '0');
  return streamsOf(pdf).reduce((sum, stream) => sum + (stream.match(new RegExp(`<${code}>`, 'g')) ?? []).length, 0);
}
