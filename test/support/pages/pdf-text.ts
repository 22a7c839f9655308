import { inflateSync } from 'node:zlib';

/** What is written on a PDF of ours: its glyphs, read by the table that a reader copies text with. Once for each font. */
export function pdfTexts(pdf: Buffer): readonly string[] {
  const streams = streamsOf(pdf);
  const shown = streams.flatMap((stream) =>
    [...stream.matchAll(/\[([^\]]*)\]\s*TJ/g)].map(([, glyphs = '']) => hexIn(glyphs)),
  );
  return streams.filter((stream) => stream.includes('beginbfrange')).map((table) => read(shown, table));
}

/** Each line of a PDF of ours as the eye sees it, from left to right: letters that run the other way stand in that order. */
export function pdfLines(pdf: Buffer): readonly string[] {
  const objects = objectsOf(pdf);
  return [...objects.values()].filter((body) => /\/Type \/Page\n/.test(body)).flatMap((page) => linesOf(page, objects));
}

function linesOf(page: string, objects: ReadonlyMap<string, string>): readonly string[] {
  const named = (text: string, name: string) => new RegExp(`/${name} (\\d+) 0 R`).exec(text)?.[1] ?? '';
  const resources = objects.get(named(page, 'Resources')) ?? '';
  const fonts = new Map(
    [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => [
      name,
      lettersIn(objects.get(named(objects.get(id) ?? '', 'ToUnicode')) ?? ''),
    ]),
  );
  const runs = [...(objects.get(named(page, 'Contents')) ?? '').matchAll(/BT\n([\s\S]*?)ET/g)].map(([, drawn = '']) => {
    const [, x = '', y = ''] = /1 0 0 1 (\S+) (\S+) Tm/.exec(drawn) ?? [];
    const letters = fonts.get(/\/(F\d+) /.exec(drawn)?.[1] ?? '') ?? new Map<number, string>();
    return { x: Number(x), y: Number(y), text: glyphsIn(hexIn(drawn), letters) };
  });
  const lines = Map.groupBy(runs, ({ y }) => Math.round(y));
  return [...lines.values()].map((line) =>
    line
      .sort((one, other) => one.x - other.x)
      .map(({ text }) => text)
      .join(''),
  );
}

/** By their numbers; what is packed in them, unpacked. */
function objectsOf(pdf: Buffer): ReadonlyMap<string, string> {
  const text = pdf.toString('latin1');
  return new Map(
    [...text.matchAll(/\n(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id = '', body = '']) => {
      const [head = '', stream] = body.split('\nstream\n');
      return [
        id,
        stream === undefined ? `${head}\n` : unpacked(Buffer.from(stream.replace(/\nendstream$/, ''), 'latin1')),
      ];
    }),
  );
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
  const letters = lettersIn(table);
  return shown.map((hex) => glyphsIn(hex, letters)).join('\n');
}

function glyphsIn(hex: string, letters: ReadonlyMap<number, string>): string {
  return (hex.match(/.{4}/g) ?? []).map((glyph) => letters.get(parseInt(glyph, 16)) ?? '').join('');
}

/** What a reader copies for each glyph of a font. */
function lettersIn(table: string): ReadonlyMap<number, string> {
  const letters = new Map<number, string>();
  for (const [, first = '', list = ''] of table.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/gi))
    [...list.matchAll(/<([0-9a-f ]*)>/gi)].forEach(([, hex = ''], index) => {
      const units = hex.replaceAll(' ', '').match(/.{4}/g) ?? [];
      letters.set(parseInt(first, 16) + index, String.fromCharCode(...units.map((unit) => parseInt(unit, 16))));
    });
  return letters;
}
