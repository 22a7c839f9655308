const late = Symbol('late');

/** The result of `work`. Rejects where that takes longer than `ms`; `work` then goes on unwatched. */
export async function inTime<Result>(work: Promise<Result>, ms: number, what: string): Promise<Result> {
  const result = await race(work, ms);
  if (result === late) throw new Error(`${what} took longer than ${ms} ms`);
  return result;
}

/** The result of `work`; undefined where that takes longer than `ms`. Rejects where it fails in that time. */
export async function within<Result>(work: Promise<Result>, ms: number): Promise<Result | undefined> {
  const result = await race(work, ms);
  return result === late ? undefined : result;
}

async function race<Result>(work: Promise<Result>, ms: number): Promise<Result | typeof late> {
  const tooLate = Promise.withResolvers<typeof late>();
  const timer = setTimeout(tooLate.resolve, ms, late);
  try {
    return await Promise.race([work, tooLate.promise]);
  } finally {
    clearTimeout(timer);
  }
}
