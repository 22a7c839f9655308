import { itemsOfXml } from './xml.ts';

/** How the number of a cell is shown, as far as it changes what a person reads: as a day, or with zeros in front. */
export type CellFormat = 'day' | { readonly digits: number } | undefined;

/** Of the formats that every workbook has (ECMA-376, 18.8.30): those with a day, in all regions. */
function isBuiltInDay(id: number): boolean {
  return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
}

/** By the number that a cell names. */
export async function readCellFormats(pieces: AsyncIterable<Uint8Array>): Promise<readonly CellFormat[]> {
  const formats: CellFormat[] = [];
  for await (const format of itemsOfXml<{ format: CellFormat }>(pieces, cellFormats)) formats.push(format.format);
  return formats;
}

function cellFormats(emit: (item: { format: CellFormat }) => void) {
  const codes = new Map<number, string>();
  let isInCells = false;
  return {
    open: (name: string, attributes: Readonly<Record<string, string>>) => {
      const id = Number(attributes['numFmtId']);
      if (name === 'numFmt') codes.set(id, attributes['formatCode'] ?? '');
      else if (name === 'cellXfs') isInCells = true;
      else if (name === 'xf' && isInCells) emit({ format: formatOf(id, codes.get(id)) });
    },
    close: (name: string) => {
      if (name === 'cellXfs') isInCells = false;
    },
  };
}

function formatOf(id: number, code: string | undefined): CellFormat {
  if (code === undefined) return isBuiltInDay(id) ? 'day' : undefined;
  if (/^0+$/.test(code)) return { digits: code.length };
  // Without texts in quotes, colours and regions in brackets, and single characters that stand for themselves.
  const plain = code.replaceAll(/"[^"]*"|\[[^\]]*\]|[\\_*]./g, '');
  return /[dy]/i.test(plain) ? 'day' : undefined;
}

const dayMs = 86_400_000;
/** 1900-01-00, in a calendar whose 1900 has a February 29; and 1904-01-01, of Excel for the Mac until 2011. */
const epochs = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) } as const;
export type DateSystem = keyof typeof epochs;

/** 9999-12-31. */
const lastDay = 2_958_465;

/** `YYYY-MM-DD`; undefined for what is no day of these calendars. */
export function dayOfSerial(text: string, system: DateSystem): string | undefined {
  const serial = Number(text);
  if (!/^\d+(?:\.\d+)?(?:E[+-]?\d+)?$/i.test(text) || serial < 1 || serial >= lastDay) return undefined;
  return new Date(epochs[system] + Math.floor(serial) * dayMs).toISOString().slice(0, 10);
}
