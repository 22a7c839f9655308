import { mostBytes } from '../../services/evidence/attachments/attached-file.ts';
import { FileNotTakenError } from '../../services/evidence/attachments/file-not-taken-error.ts';
import { limitedDownload } from '../../services/partner-center/http/limited-download.ts';
import type { SentFile } from '../../dialogs/turn.ts';

/** Where Teams keeps what people send in personal chats: their OneDrive, in every cloud (bots/how-to/bots-filesv4). */
const fileHosts = /\.sharepoint(-mil|-df)?\.(com|us|cn)$/;
const withinMs = 30_000;

interface DownloadsOptions {
  /** Made-up services of Microsoft keep files on this machine. */
  readonly isMadeUp: (url: string) => boolean;
}

/** Fetches what somebody sent. The address that Teams tells lets in by itself, so that no token goes there. */
export class FileDownloads {
  readonly #options: DownloadsOptions;

  constructor(options: DownloadsOptions) {
    this.#options = options;
  }

  /** Throws `FileNotTakenError` for one that is too large. */
  async read({ downloadUrl }: SentFile): Promise<Uint8Array> {
    if (!this.#isOfTeams(downloadUrl)) throw new Error('the file is not where Teams keeps files');
    const tooLong = () => new FileNotTakenError('too-large');
    const chunks: Uint8Array[] = [];
    for await (const chunk of limitedDownload(downloadUrl, { withinMs, mostBytes, tooLong })) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  #isOfTeams(address: string): boolean {
    const url = URL.parse(address);
    const isTheirs = url?.protocol === 'https:' && url.username === '' && fileHosts.test(url.hostname);
    return isTheirs || this.#options.isMadeUp(address);
  }
}
