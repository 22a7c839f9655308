import { z } from 'zod';
import { BlobContainer } from '../../services/evidence/attachments/blob-container.ts';

/** A container of Azure, Azure Government or Azure China. Our token goes there. */
const container =
  /^https:\/\/[a-z\d]{3,24}\.blob\.core\.(windows\.net|usgovcloudapi\.net|chinacloudapi\.cn)\/[a-z\d-]{3,63}$/;
/** An audience of Azure Storage, in every cloud (storage/blobs/authorize-access-azure-active-directory). */
const scope = 'https://storage.azure.com/.default';

export const containerUrl = z.string().regex(container, {
  error: 'must be the address of a container, https://<account>.blob.core.windows.net/<container>',
});

export function blobContainer(url: string, timeoutMs: number): BlobContainer {
  return new BlobContainer({ url, getToken: tokenFromAzure(), timeoutMs });
}

/** Microsoft's package is loaded with the first file, so that nobody else pays for it. It keeps tokens itself. */
function tokenFromAzure(): () => Promise<string> {
  let credential: Promise<{ getToken(scope: string): Promise<{ readonly token: string }> }> | undefined;
  return async () => {
    credential ??= import('@azure/identity').then(({ DefaultAzureCredential }) => new DefaultAzureCredential());
    return (await (await credential).getToken(scope)).token;
  };
}
