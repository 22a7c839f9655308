import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { z } from 'zod';
import yauzl from 'yauzl';
import { EvidenceProblem } from './evidence-problem.ts';

/** Longer than any line that we write, and short enough for a file that was made to fill the memory. */
const longestLine = 4 * 1024 * 1024;
const mostNames = 1_000_000;
const newline = 0x0a;

/** A ZIP, read where it lies: each part as a stream, by its central directory, as other tools read it. */
export class EvidenceArchive {
  readonly #zip: yauzl.ZipFile;
  readonly #entries: ReadonlyMap<string, yauzl.Entry>;

  private constructor(zip: yauzl.ZipFile, entries: ReadonlyMap<string, yauzl.Entry>) {
    this.#zip = zip;
    this.#entries = entries;
  }

  static async open(path: string): Promise<EvidenceArchive> {
    const zip = await understood(path, () => yauzl.openPromise(path, { autoClose: false, strictFileNames: true }));
    const entries = new Map<string, yauzl.Entry>();
    await understood(path, async () => {
      if (zip.entryCount > mostNames) throw new EvidenceProblem('not-understood', `${path} has too many parts`);
      for await (const entry of zip.eachEntry()) {
        // Of two with one name, each tool would show another one.
        if (entries.has(entry.fileName)) throw new EvidenceProblem('not-understood', `it has ${entry.fileName} twice`);
        entries.set(entry.fileName, entry);
      }
    });
    return new EvidenceArchive(zip, entries);
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  get names(): readonly string[] {
    return [...this.#entries.keys()];
  }

  close(): void {
    this.#zip.close();
  }

  /** The whole part, as JSON of that form. */
  async json<Output>(name: string, schema: z.ZodType<Output>): Promise<Output> {
    const lines: string[] = [];
    let length = 0;
    for await (const line of this.#textLines(name)) {
      lines.push(line);
      length += line.length;
      if (length > longestLine) throw new EvidenceProblem('not-understood', `${name} is too long`);
    }
    return parsed(name, lines.join('\n'), schema);
  }

  /** Line by line, each as JSON of that form. */
  async *lines<Output>(name: string, schema: z.ZodType<Output>): AsyncGenerator<Output> {
    let number = 0;
    for await (const line of this.#textLines(name)) {
      number += 1;
      yield parsed(`line ${number} of ${name}`, line, schema);
    }
  }

  async sha256(name: string): Promise<string> {
    const hash = createHash('sha256');
    for await (const chunk of await this.#stream(name)) hash.update(chunk as Buffer);
    return hash.digest('hex');
  }

  async #stream(name: string): Promise<Readable> {
    const entry = this.#entries.get(name);
    if (!entry) throw new EvidenceProblem('not-understood', `it has no ${name}`);
    return understood(name, () => this.#zip.openReadStreamPromise(entry));
  }

  async *#textLines(name: string): AsyncGenerator<string> {
    const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    let rest: Buffer = Buffer.of();
    const stream = await this.#stream(name);
    const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
    for (;;) {
      const { value, done } = (await understood(name, () => chunks.next())) as IteratorResult<Buffer, undefined>;
      if (done) break;
      rest = rest.length === 0 ? value : Buffer.concat([rest, value]);
      let from = 0;
      for (let end = rest.indexOf(newline); end >= 0; end = rest.indexOf(newline, from)) {
        yield await understood(name, () => utf8.decode(rest.subarray(from, end)));
        from = end + 1;
      }
      rest = rest.subarray(from);
      if (rest.length > longestLine) throw new EvidenceProblem('not-understood', `${name} has a line that is too long`);
    }
    if (rest.length > 0) yield await understood(name, () => utf8.decode(rest));
  }
}

/** Whatever the ZIP library or the decoder says: the file cannot be read there. */
async function understood<Result>(what: string, read: () => Promise<Result> | Result): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof EvidenceProblem) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new EvidenceProblem('not-a-file', `${what} cannot be read: ${reason}`);
  }
}

function parsed<Output>(what: string, text: string, schema: z.ZodType<Output>): Output {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new EvidenceProblem('not-understood', `${what} is not what the format says`);
  }
}
