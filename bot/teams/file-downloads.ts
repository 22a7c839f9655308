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
  async read(file: SentFile): Promise<Uint8Array> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of this.stream(file, { mostBytes, tooLong: () => new FileNotTakenError('too-large') }))
      chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  /** Piece by piece. Throws `tooLong` beyond `mostBytes`. */
  stream(
    { downloadUrl }: SentFile,
    limit: { readonly mostBytes: number; readonly tooLong: () => Error },
  ): AsyncIterable<Uint8Array> {
    if (!this.#options.isOfTeams(downloadUrl)) throw new Error('the file is not where Teams keeps files');
    return limitedDownload(downloadUrl, { withinMs, ...limit });
  }
}
