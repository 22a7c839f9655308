import { openListWords } from '../../cards/bulk/list-words.ts';
import type { PageLink } from '../../cards/kit/page-link.ts';
import { ListHandler } from '../../dialogs/bulk/list-handler.ts';
import { mostListBytes } from '../../services/bulk/list/list-limits.ts';
import { ListNotReadableError } from '../../services/bulk/list/list-not-readable-error.ts';
import type { Audit } from './audit.ts';
import type { Bulk } from './bulk.ts';

/** Takes lists of customers in the chat. */
export function createListHandler(
  { audit, bulk: { bulk } }: { readonly audit: Audit; readonly bulk: Bulk },
  linkToPage: PageLink,
): ListHandler {
  const limit = { mostBytes: mostListBytes, tooLong: () => new ListNotReadableError('too-large') };
  return new ListHandler({
    bulk,
    streamFile: (file) => audit.streamFile(file, limit),
    words: openListWords(),
    linkToPage,
  });
}
