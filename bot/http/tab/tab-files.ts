import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';

export interface BuiltFile {
  readonly body: Buffer;
  readonly contentType: string;
  /** Compressed when the page was built. */
  readonly isBrotli: boolean;
}

const contentTypes: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};

const builtByVite = new URL('../../../dist/tab/', import.meta.url);

/** The page as `npm run build` leaves it. Read when asked for: browsers keep the files, so that memory need not. */
export class TabFiles {
  readonly #folder: URL;

  constructor(folder = builtByVite) {
    this.#folder = folder;
  }

  isBuilt(): boolean {
    return existsSync(new URL('index.html', this.#folder));
  }

  readIndex(): Promise<string> {
    return readFile(new URL('index.html', this.#folder), 'utf8');
  }

  /** Undefined for a name that there is not, and for any name that could lead out of the folder. */
  async findAsset(name: string, takesBrotli: boolean): Promise<BuiltFile | undefined> {
    const extension = /^[\w-]+\.(js|css)$/.exec(name)?.[1];
    const contentType = extension === undefined ? undefined : contentTypes[extension];
    if (contentType === undefined) return undefined;
    const file = new URL(`assets/${name}${takesBrotli ? '.br' : ''}`, this.#folder);
    const body = await readFile(file).catch(() => undefined);
    return body && { body, contentType, isBrotli: takesBrotli };
  }
}
