/** Well within the time that a turn has. */
const soonMs = 1_000;

/** For what a card is better with, and does not wait for: undefined where it fails or takes long. */
export async function soonOrNever<Result>(work: Promise<Result>): Promise<Result | undefined> {
  try {
    return await within(soonMs, work);
  } catch {
    return undefined;
  }
}

/** Undefined where it takes longer; `work` then goes on. Rejects where it fails in that time. */
export async function within<Result>(ms: number, work: Promise<Result>): Promise<Result | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
