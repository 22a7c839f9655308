/** From one phrase to the next; both must be on the page. */
export function sectionOf(page: string, { from, to }: { from: string; to: string }): string {
  const start = page.indexOf(from);
  const end = page.indexOf(to, start);
  if (start < 0 || end < 0) throw new Error(`the page has no section from “${from}” to “${to}”`);
  return page.slice(start, end);
}

/** The cells of all tables in a text, row by row, without their headings. */
export function rowsOf(text: string): readonly (readonly string[])[] {
  const lines = text.split('\n');
  const isRule = (line = '') => /^\|[ :|-]+\|$/.test(line);
  const rows = lines.filter((line, at) => line.startsWith('|') && !isRule(line) && !isRule(lines[at + 1]));
  return rows.map(cellsOf);
}

const cellsOf = (line: string): readonly string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

/** What stands in the first block of that language. */
export function blockOf(markdown: string, language: string): string {
  const [, block] = new RegExp(`\\n\`\`\`${language}\\n(.*?)\\n\`\`\``, 's').exec(markdown) ?? [];
  if (block === undefined) throw new Error(`there is no block of ${language}`);
  return block;
}
