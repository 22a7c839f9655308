import { inflateSync } from 'node:zlib';

/** What is written on a PDF of ours: its glyphs, read by the table that a reader copies text with. Once for each font. */
export function pdfTexts(pdf: Buffer): readonly string[] {
  const streams = streamsOf(pdf);
  const shown = streams.flatMap((stream) =>
    [...stream.matchAll(/\[([^\]]*)\]\s*TJ/g)].map(([, glyphs = '']) => hexIn(glyphs)),
  );
  return streams.filter((stream) => stream.includes('beginbfrange')).map((table) => read(shown, table));
}

/** All that is in the file, unpacked: metadata, links, and whatever else somebody could find there. */
export function streamsOf(pdf: Buffer): readonly string[] {
  const found: string[] = [];
  let at = pdf.indexOf('stream\n');
  while (at >= 0) {
    const end = pdf.indexOf('endstream', at);
    found.push(unpacked(pdf.subarray(at + 'stream\n'.length, end)));
    at = pdf.indexOf('stream\n', end + 'endstream'.length);
  }
  return found;
}

function unpacked(stream: Buffer): string {
  try {
    return inflateSync(stream).toString('latin1');
  } catch {
    return stream.toString('latin1');
  }
}

function hexIn(glyphs: string): string {
  return [...glyphs.matchAll(/<([0-9a-f]+)>/gi)].map(([, hex = '']) => hex).join('');
}

function read(shown: readonly string[], table: string): string {
  const letters = new Map<number, string>();
  for (const [, first = '', list = ''] of table.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/gi))
    [...list.matchAll(/<([0-9a-f ]+)>/gi)].forEach(([, hex = ''], index) => {
      const units = hex.replaceAll(' ', '').match(/.{4}/g) ?? [];
      letters.set(parseInt(first, 16) + index, String.fromCharCode(...units.map((unit) => parseInt(unit, 16))));
    });
  const glyphs = (hex: string) => (hex.match(/.{4}/g) ?? []).map((glyph) => letters.get(parseInt(glyph, 16)) ?? '');
  return shown.map((hex) => glyphs(hex).join('')).join('\n');
}
