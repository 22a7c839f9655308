import { inflateSync } from 'node:zlib';

const [woffHeader, woffEntry, sfntHeader, sfntEntry] = [44, 20, 12, 16];

/**
 * A font without WOFF's compression (WOFF File Format 1.0, sections 3 to 5). fontkit unpacks a whole table again for each glyph, which takes
 * half a minute a page of Chinese.
 */
export function unpackedFont(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, at) => tableAt(woff, woffHeader + at * woffEntry));
  const header = Buffer.alloc(sfntHeader + count * sfntEntry);
  woff.copy(header, 0, 4, 8);
  const power = 2 ** Math.floor(Math.log2(count));
  header.writeUInt16BE(count, 4);
  header.writeUInt16BE(power * sfntEntry, 6);
  header.writeUInt16BE(Math.log2(power), 8);
  header.writeUInt16BE((count - power) * sfntEntry, 10);
  let offset = header.length;
  for (const [at, { tag, checksum, content }] of tables.entries()) {
    const entry = sfntHeader + at * sfntEntry;
    header.write(tag, entry, 'latin1');
    header.writeUInt32BE(checksum, entry + 4);
    header.writeUInt32BE(offset, entry + 8);
    header.writeUInt32BE(content.length, entry + 12);
    offset += padded(content).length;
  }
  return Buffer.concat([header, ...tables.map(({ content }) => padded(content))]);
}

function tableAt(woff: Buffer, entry: number) {
  const [offset, packed, length, checksum] = [4, 8, 12, 16].map((at) => woff.readUInt32BE(entry + at));
  const from = offset ?? 0;
  const content = woff.subarray(from, from + (packed ?? 0));
  const isPacked = packed !== length;
  return {
    tag: woff.toString('latin1', entry, entry + 4),
    checksum: checksum ?? 0,
    content: isPacked ? inflateSync(content) : content,
  };
}

/** Tables begin at every fourth byte. */
function padded(content: Buffer): Buffer {
  return Buffer.concat([content, Buffer.alloc((4 - (content.length % 4)) % 4)]);
}
