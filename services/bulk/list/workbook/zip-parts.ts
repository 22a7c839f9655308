import yauzl from 'yauzl';
import { ListNotReadableError } from '../list-not-readable-error.ts';

/** A workbook of 100,000 rows and twenty full columns has half of it. */
export const mostUnpackedBytes = 256 * 1024 * 1024;
/** Texts pack to a tenth, and a formatted sheet without texts to a fiftieth. The most that there can be is some 1,000. */
const mostRatio = 200;
/** Small files may pack as well as they like. */
const ratioFromBytes = 16 * 1024 * 1024;
const mostParts = 5_000;

/** The parts of a ZIP file. What it says of their sizes is not believed: they are counted while they are unpacked. */
export class ZipParts {
  readonly #zip: yauzl.ZipFile;
  readonly #parts: ReadonlyMap<string, yauzl.Entry>;
  #unpackedBytes = 0;

  private constructor(zip: yauzl.ZipFile, parts: ReadonlyMap<string, yauzl.Entry>) {
    this.#zip = zip;
    this.#parts = parts;
  }

  /** Throws `ListNotReadableError`. */
  static async open(path: string): Promise<ZipParts> {
    const zip = await orDamaged(() => yauzl.openPromise(path, { autoClose: false, strictFileNames: false }));
    try {
      return new ZipParts(zip, await orDamaged(() => partsOf(zip)));
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  has(name: string): boolean {
    return this.#parts.has(keyOf(name));
  }

  async *read(name: string): AsyncGenerator<Buffer, void, undefined> {
    const part = this.#parts.get(keyOf(name));
    if (!part) throw new ListNotReadableError('damaged');
    if (part.isEncrypted()) throw new ListNotReadableError('password');
    const pieces = await orDamaged(() => this.#zip.openReadStreamPromise(part));
    try {
      for await (const piece of pieces as AsyncIterable<Buffer>) {
        this.#count(piece.length);
        yield piece;
      }
    } catch (error) {
      throw faultOf(error);
    } finally {
      pieces.destroy();
    }
  }

  close(): void {
    this.#zip.close();
  }

  #count(bytes: number): void {
    this.#unpackedBytes += bytes;
    const isPackedOddly = this.#unpackedBytes > ratioFromBytes && this.#unpackedBytes > this.#zip.fileSize * mostRatio;
    if (isPackedOddly || this.#unpackedBytes > mostUnpackedBytes) throw new ListNotReadableError('unpacks-too-large');
  }
}

async function partsOf(zip: yauzl.ZipFile): Promise<ReadonlyMap<string, yauzl.Entry>> {
  if (zip.entryCount > mostParts) throw new ListNotReadableError('not-a-list');
  const parts = new Map<string, yauzl.Entry>();
  for await (const part of zip.eachEntry()) parts.set(keyOf(part.fileName), part);
  return parts;
}

/** Names of parts are the same in upper and lower case (ECMA-376, part 2). */
function keyOf(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase();
}

async function orDamaged<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    throw faultOf(error);
  }
}

/** A disk that fails is none of the file’s faults. */
function faultOf(error: unknown): unknown {
  if (error instanceof ListNotReadableError || (error as NodeJS.ErrnoException).syscall) return error;
  return new ListNotReadableError('damaged', { cause: error });
}
