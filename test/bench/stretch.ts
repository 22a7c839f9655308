/** A time for which the event loop served nothing else. */
export interface Stretch {
  readonly wallMs: number;
  readonly cpuMs: number;
  /** The dearest things done meanwhile. */
  readonly pieces: readonly Piece[];
}

export interface Piece {
  readonly what: string;
  readonly ms: number;
}

export interface EventLoopWatch {
  /** Of all stretches. */
  readonly cpuTimes: readonly number[];
  /** What the bot worked between each request and its answer, on that and on everything else: what agents wait for. */
  readonly requestCpuTimes: readonly number[];
  readonly longest: readonly Stretch[];
}
