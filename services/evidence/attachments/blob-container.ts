import { Readable } from 'node:stream';
import type { AttachmentFolder } from './attachment-folder.ts';

interface BlobContainerOptions {
  /** Of the container: `https://<account>.blob.core.windows.net/<container>`. */
  readonly url: string;
  /** For Azure Storage. */
  readonly getToken: () => Promise<string>;
  readonly timeoutMs: number;
}

/** Of Azure Storage's REST interface: the first that knows tokens of Entra and all that is asked here. */
const version = '2021-12-02';
const notFound = 404;

interface BlobRequest {
  readonly method: 'GET' | 'PUT' | 'DELETE';
  readonly body?: Buffer<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly mayBeMissing: boolean;
}

/** A container of Azure Blob Storage, by the few calls of its REST interface that are made here. */
export class BlobContainer implements AttachmentFolder {
  readonly #options: BlobContainerOptions;

  constructor(options: BlobContainerOptions) {
    this.#options = options;
  }

  async put(name: string, content: Uint8Array): Promise<void> {
    const headers = { 'x-ms-blob-type': 'BlockBlob', 'If-None-Match': '*' };
    await this.#call(name, { method: 'PUT', body: Buffer.from(content), headers, mayBeMissing: false });
  }

  async open(name: string): Promise<Readable | undefined> {
    const response = await this.#call(name, { method: 'GET', mayBeMissing: true });
    return response?.body ? Readable.fromWeb(response.body) : undefined;
  }

  async remove(name: string): Promise<void> {
    await this.#call(name, { method: 'DELETE', mayBeMissing: true });
  }

  /** Adds to the end of a blob that can only grow, which is made where there is none yet. */
  async append(name: string, content: Uint8Array): Promise<void> {
    const block = { method: 'PUT', body: Buffer.from(content), mayBeMissing: true } as const;
    const add = () => this.#call(`${name}?comp=appendblock`, block);
    if (await add()) return;
    const headers = { 'x-ms-blob-type': 'AppendBlob', 'If-None-Match': '*' };
    await this.#call(name, { method: 'PUT', headers, mayBeMissing: false });
    if (!(await add())) throw new Error('Azure Storage does not have the blob that it has just made');
  }

  /** Undefined where there is no such blob, and there may be none. */
  async #call(name: string, { headers, mayBeMissing, ...request }: BlobRequest): Promise<Response | undefined> {
    const { url, getToken, timeoutMs } = this.#options;
    const authorization = { Authorization: `Bearer ${await getToken()}`, 'x-ms-version': version };
    const response = await fetch(`${url}/${name}`, {
      ...request,
      headers: { ...authorization, ...headers },
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (response.ok) return response;
    await response.body?.cancel();
    if (response.status === notFound && mayBeMissing) return undefined;
    throw new Error(`Azure Storage answered ${request.method} with ${response.status}`);
  }
}
