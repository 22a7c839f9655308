import { closeSync, fdatasyncSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** All changes since the seed, in order. */
export interface Journal<Entry> {
  /** Stores the entry, so that it survives `kill -9` and power loss, and then applies it. */
  add(entry: Entry): void;
  clear(): void;
  close(): void;
}

/** Applies the stored entries, oldest first. Without `dataDir` nothing is stored. */
export function openJournal<Entry>(
  dataDir: string | undefined,
  fileName: `partner-center-sandbox${string}.jsonl`,
  apply: (entry: Entry) => void,
): Journal<Entry> {
  if (dataDir === undefined) return { add: apply, clear: () => undefined, close: () => undefined };
  mkdirSync(dataDir, { recursive: true });
  const file = openSync(join(dataDir, fileName), 'a+');
  completeLines(file).forEach((line, index) => apply(entryOf(line, index, fileName) as Entry));
  return {
    add: (entry) => {
      writeSync(file, `${JSON.stringify(entry)}\n`);
      fdatasyncSync(file);
      apply(entry);
    },
    clear: () => ftruncateSync(file),
    close: () => closeSync(file),
  };
}

/** Removes a last line without its end: a kill cut it, and no answer was sent for it. */
function completeLines(file: number): readonly string[] {
  const content = readFileSync(file);
  const complete = content.subarray(0, content.lastIndexOf('\n') + 1);
  if (complete.length < content.length) ftruncateSync(file, complete.length);
  return complete.toString().split('\n').slice(0, -1);
}

function entryOf(line: string, index: number, fileName: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new Error(`${fileName} is damaged in line ${index + 1}; remove it to begin anew.`, { cause });
  }
}
