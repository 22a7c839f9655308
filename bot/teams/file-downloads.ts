import { mostBytes } from '../../services/evidence/attachments/attached-file.ts';
import { FileNotTakenError } from '../../services/evidence/attachments/file-not-taken-error.ts';
import { limitedDownload } from '../../services/partner-center/http/limited-download.ts';
import type { SentFile } from '../../dialogs/turn.ts';

const withinMs = 30_000;

interface DownloadsOptions {
  /** Whether it is there that Teams keeps files. */
  readonly isOfTeams: (url: string) => boolean;
}

/** Fetches what somebody sent. The address that Teams tells lets in by itself, so that no token goes there. */
export class FileDownloads {
  readonly #options: DownloadsOptions;

  constructor(options: DownloadsOptions) {
    this.#options = options;
  }

  /** Throws `FileNotTakenError` for one that is too large. */
  async read({ downloadUrl }: SentFile): Promise<Uint8Array> {
    if (!this.#options.isOfTeams(downloadUrl)) throw new Error('the file is not where Teams keeps files');
    const tooLong = () => new FileNotTakenError('too-large');
    const chunks: Uint8Array[] = [];
    for await (const chunk of limitedDownload(downloadUrl, { withinMs, mostBytes, tooLong })) chunks.push(chunk);
    return Buffer.concat(chunks);
  }
}
