/** The result of `work`. Rejects where that takes longer than `ms`; `work` then goes on unwatched. */
export async function inTime<Result>(work: Promise<Result>, ms: number, what: string): Promise<Result> {
  const tooLate = Promise.withResolvers<never>();
  const timer = setTimeout(() => tooLate.reject(new Error(`${what} took longer than ${ms} ms`)), ms);
  try {
    return await Promise.race([work, tooLate.promise]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined);
  }
}
