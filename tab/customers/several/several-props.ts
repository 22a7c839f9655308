import type { CustomerRow } from '../../api/schema.d.ts';

/** What the form of every act on several customers is given. */
export interface SeveralProps {
  /** Those that were ticked when it began, whatever has become of the list since. */
  readonly rows: readonly CustomerRow[];
  readonly onDone: () => void;
}
