interface FileResult {
  readonly testFilePath: string;
  readonly perfStats: { readonly runtime: number };
  readonly testResults: readonly { readonly fullName: string; readonly duration?: number | null }[];
}

interface Timed {
  readonly name: string;
  readonly ms: number;
}

const shown = 20;

/** Ends a whole run with the tests and the files that took longest. */
export default class SlowestReporter {
  onRunComplete(_contexts: unknown, { testResults }: { readonly testResults: readonly FileResult[] }): void {
    // In a part of the tests, Jest's own seconds are near enough.
    if (testResults.length <= shown) return;
    const files = testResults.map((file) => ({ name: nameOf(file), ms: file.perfStats.runtime }));
    const tests = testResults.flatMap((file) =>
      file.testResults.map(({ fullName, duration }) => ({ name: `${nameOf(file)}: ${fullName}`, ms: duration ?? 0 })),
    );
    process.stdout.write(`\nSlowest files\n${listed(files)}\n\nSlowest tests\n${listed(tests)}\n`);
  }
}

function nameOf({ testFilePath }: FileResult): string {
  return testFilePath.replace(/^.*\/test\//, '');
}

function listed(all: readonly Timed[]): string {
  const slowest = all.toSorted((one, other) => other.ms - one.ms).slice(0, shown);
  return slowest.map(({ name, ms }) => `${(ms / 1_000).toFixed(1).padStart(7)} s  ${name}`).join('\n');
}
