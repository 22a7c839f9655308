import { mkdir, open, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { AttachmentFolder } from './attachment-folder.ts';

/** On this machine's disk; of several instances, on one that they share. */
export class LocalFolder implements AttachmentFolder {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  async put(name: string, content: Uint8Array): Promise<void> {
    await mkdir(this.#path, { recursive: true, mode: 0o700 });
    // On the disk before the log tells of it.
    await writeFile(this.#pathOf(name), content, { flag: 'wx', mode: 0o600, flush: true });
  }

  async open(name: string): Promise<Readable | undefined> {
    const file = await open(this.#pathOf(name)).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    });
    return file?.createReadStream();
  }

  async remove(name: string): Promise<void> {
    await rm(this.#pathOf(name), { force: true });
  }

  #pathOf(name: string): string {
    return join(this.#path, name);
  }
}
