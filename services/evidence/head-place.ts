import type { PublishedHeadsRow } from '../database/tables/evidence-tables.ts';

/** Where heads stand that the owner of the database cannot rewrite, beside the log lines. */
export interface HeadPlace {
  readonly name: PublishedHeadsRow['place'];
  /** The shortest time between two calls. */
  readonly everyMs: number;
  /** How many heads it takes at once. The newest says most: what is left out is in it. */
  readonly mostHeads: number;
  /** As signed notes, the oldest first. The same may come twice. */
  publish(heads: readonly string[], now: Date): Promise<void>;
}
