import { minuteMs } from '../duration.ts';
import type { BlobContainer } from './attachments/blob-container.ts';
import type { HeadPlace } from './head-place.ts';

/** An append blob takes 50,000 blocks and a month has 44,640 minutes (rest/api/storageservices/append-block). */
const everyMs = minuteMs;
/** Some 400 kB; a block takes 4 MB. */
const mostHeads = 1_000;

/** All heads of a month in one blob that can only grow, with an empty line after each. */
export function headsBlob(container: Pick<BlobContainer, 'append'>): HeadPlace {
  return {
    name: 'blob',
    everyMs,
    mostHeads,
    async publish(heads, now) {
      const month = now.toISOString().slice(0, 7);
      await container.append(`heads-${month}.txt`, Buffer.from(heads.map((head) => `${head}\n`).join('')));
    },
  };
}
