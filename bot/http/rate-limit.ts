const windowMs = 60_000;

interface Window {
  readonly began: number;
  readonly taken: number;
}

/** Lets each caller ask so many times a minute, so that one that runs wild does not use up what Partner Center grants us all. */
export class RequestBudget {
  readonly #perMinute: number;
  readonly #uptime: () => number;
  readonly #windows = new Map<number, Window>();

  /** `uptime` gives milliseconds of a clock that nobody sets: set back, the wall clock would keep a full window for as long. */
  constructor(perMinute: number, uptime: () => number = () => performance.now()) {
    this.#perMinute = perMinute;
    this.#uptime = uptime;
  }

  /** Undefined where there is room for one more; else how long there is none, in seconds. */
  take(caller: number): number | undefined {
    const now = this.#uptime();
    const current = this.#windows.get(caller);
    const window = current && now - current.began < windowMs ? current : { began: now, taken: 0 };
    if (window.taken >= this.#perMinute) return Math.max(1, Math.ceil((window.began + windowMs - now) / 1_000));
    this.#windows.set(caller, { ...window, taken: window.taken + 1 });
    return undefined;
  }
}
