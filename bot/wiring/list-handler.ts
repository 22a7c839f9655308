import { openListWords } from '../../cards/bulk/list-words.ts';
import type { PageLink } from '../../cards/kit/page-link.ts';
import { ListHandler } from '../../dialogs/bulk/list-handler.ts';
import type { AuthorizationService } from '../../services/identity/authorization-service.ts';
import type { BulkService } from '../../services/bulk/bulk-service.ts';
import { mostListBytes } from '../../services/bulk/list/list-limits.ts';
import { ListNotReadableError } from '../../services/bulk/list/list-not-readable-error.ts';
import type { FileDownloads } from '../teams/file-downloads.ts';

interface ListParts {
  readonly audit: { readonly streamFile: FileDownloads['stream'] };
  readonly bulk: { readonly bulk: BulkService };
  readonly authorization: AuthorizationService;
}

/** Takes lists of customers in the chat. */
export function createListHandler(
  { audit: { streamFile }, bulk: { bulk }, authorization }: ListParts,
  linkToPage: PageLink,
): ListHandler {
  const limit = { mostBytes: mostListBytes, tooLong: () => new ListNotReadableError('too-large') };
  return new ListHandler({
    bulk,
    authorization,
    streamFile: (file) => streamFile(file, limit),
    words: openListWords(),
    linkToPage,
  });
}
