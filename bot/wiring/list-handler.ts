import { openListWords } from '../../cards/bulk/list-words.ts';
import type { PageLink } from '../../cards/kit/page-link.ts';
import { ListHandler } from '../../dialogs/bulk/list-handler.ts';
import type { BulkRowsStore } from '../../services/bulk/bulk-rows-store.ts';
import type { BulkService } from '../../services/bulk/bulk-service.ts';
import type { AuthorizationService } from '../../services/identity/authorization-service.ts';
import { mostListBytes } from '../../services/bulk/list/list-limits.ts';
import { ListNotReadableError } from '../../services/bulk/list/list-not-readable-error.ts';
import type { Clock } from '../../services/clock.ts';
import type { FileDownloads } from '../teams/file-downloads.ts';

interface ListParts {
  readonly audit: { readonly streamFile: FileDownloads['stream'] };
  readonly bulk: { readonly bulk: BulkService; readonly rows: BulkRowsStore };
  readonly authorization: AuthorizationService;
  readonly clock: Clock;
}

/** Takes lists of customers in the chat. */
export function createListHandler(
  { audit: { streamFile }, bulk: { bulk, rows }, authorization, clock }: ListParts,
  linkToPage: PageLink,
): ListHandler {
  const limit = { mostBytes: mostListBytes, tooLong: () => new ListNotReadableError('too-large') };
  return new ListHandler({
    bulk,
    rows,
    authorization,
    streamFile: (file) => streamFile(file, limit),
    words: openListWords(),
    linkToPage,
    clock,
  });
}
