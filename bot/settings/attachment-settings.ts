import { join } from 'node:path';
import { z } from 'zod';
import type { AttachmentFolder } from '../../services/evidence/attachments/attachment-folder.ts';
import { LocalFolder } from '../../services/evidence/attachments/local-folder.ts';
import { blobContainer, containerUrl } from './azure-blobs.ts';
import { type ScanFile, scanByHook } from '../../services/evidence/attachments/scan-hook.ts';

export const attachmentSettings = {
  ATTACHMENTS_FOLDER: z.string().min(1).optional(),
  ATTACHMENTS_BLOB_URL: containerUrl.optional(),
  ATTACHMENTS_SCAN_URL: z.url({ protocol: /^https?$/, error: 'must begin with https:// or http://' }).optional(),
};

interface Given {
  readonly DATA_DIR: string;
  readonly ATTACHMENTS_FOLDER?: string | undefined;
  readonly ATTACHMENTS_BLOB_URL?: string | undefined;
  readonly ATTACHMENTS_SCAN_URL?: string | undefined;
}

/** For ten megabytes. */
const timeoutMs = 60_000;

export function attachmentsFolder({
  DATA_DIR,
  ATTACHMENTS_FOLDER,
  ATTACHMENTS_BLOB_URL: url,
}: Given): AttachmentFolder {
  if (url === undefined) return new LocalFolder(ATTACHMENTS_FOLDER ?? join(DATA_DIR, 'attachments'));
  return blobContainer(url, timeoutMs);
}

export function attachmentScan({ ATTACHMENTS_SCAN_URL: url }: Given): ScanFile | undefined {
  return url === undefined ? undefined : scanByHook({ url, timeoutMs });
}
