import { type DirectoryOptions, createDirectoryLoops } from './directory-loops.ts';
import { type Repeating, repeat } from './repeat.ts';

/** What is due is told by the clock, which may run fast; so it is looked at often. */
const lookEveryMs = 1_000;

/** Keeps the customer directory fresh for as long as the process runs. */
export function startDirectorySync(options: DirectoryOptions): Repeating {
  const { log } = options;
  const stopping = new AbortController();
  const { listing, statuses } = createDirectoryLoops(options, stopping.signal);
  const loops = [listing, statuses].map((loop) => repeat((signal) => loop.run(signal), lookEveryMs, log));
  return {
    async stop() {
      stopping.abort();
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}
