/** What `work` comes to, unless that takes longer than `ms`: then it goes on unwatched, and this rejects. */
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
