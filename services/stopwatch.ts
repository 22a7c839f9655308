export interface Stopwatch {
  /** Milliseconds since it was started; a change of the machine's time does not move it. */
  elapsedMs(): number;
}

export function startStopwatch(): Stopwatch {
  const startedAt = performance.now();
  return { elapsedMs: () => performance.now() - startedAt };
}
