import type { Readable } from 'node:stream';

/** Where the content of attached files lies, each under a name that is used once. */
export interface AttachmentFolder {
  put(name: string, content: Uint8Array): Promise<void>;
  /** Undefined where there is none. */
  open(name: string): Promise<Readable | undefined>;
  /** Does nothing where there is none. */
  remove(name: string): Promise<void>;
}

/** Where attached files are kept, by the SHA-256 of their content. */
export interface AttachmentSource {
  find(sha256: string): Promise<Readable | undefined>;
}
