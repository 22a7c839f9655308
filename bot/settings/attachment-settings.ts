import { join } from 'node:path';
import { z } from 'zod';
import type { AttachmentFolder } from '../../services/evidence/attachments/attachment-folder.ts';
import { BlobContainer } from '../../services/evidence/attachments/blob-container.ts';
import { LocalFolder } from '../../services/evidence/attachments/local-folder.ts';
import { type ScanFile, scanByHook } from '../../services/evidence/attachments/scan-hook.ts';

/** A container of Azure, Azure Government or Azure China. Our token goes there. */
const container =
  /^https:\/\/[a-z\d]{3,24}\.blob\.core\.(windows\.net|usgovcloudapi\.net|chinacloudapi\.cn)\/[a-z\d-]{3,63}$/;

export const attachmentSettings = {
  ATTACHMENTS_FOLDER: z.string().min(1).optional(),
  ATTACHMENTS_BLOB_URL: z
    .string()
    .regex(container, {
      error: 'must be the address of a container, https://<account>.blob.core.windows.net/<container>',
    })
    .optional(),
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
/** An audience of Azure Storage, in every cloud (storage/blobs/authorize-access-azure-active-directory). */
const scope = 'https://storage.azure.com/.default';

export function attachmentsFolder({
  DATA_DIR,
  ATTACHMENTS_FOLDER,
  ATTACHMENTS_BLOB_URL: url,
}: Given): AttachmentFolder {
  if (url === undefined) return new LocalFolder(ATTACHMENTS_FOLDER ?? join(DATA_DIR, 'attachments'));
  return new BlobContainer({ url, getToken: tokenFromAzure(), timeoutMs });
}

export function attachmentScan({ ATTACHMENTS_SCAN_URL: url }: Given): ScanFile | undefined {
  return url === undefined ? undefined : scanByHook({ url, timeoutMs });
}

/** Microsoft's package is loaded with the first file, so that nobody else pays for it. It keeps tokens itself. */
function tokenFromAzure(): () => Promise<string> {
  let credential: Promise<{ getToken(scope: string): Promise<{ readonly token: string }> }> | undefined;
  return async () => {
    credential ??= import('@azure/identity').then(({ DefaultAzureCredential }) => new DefaultAzureCredential());
    return (await (await credential).getToken(scope)).token;
  };
}
