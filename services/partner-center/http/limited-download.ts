interface Limits {
  readonly withinMs: number;
  readonly mostBytes: number;
  /** What is thrown for more bytes than that. */
  readonly tooLong: () => Error;
}

/** What is at an address that somebody else named, as it comes. A redirect is not followed: the address was checked, where it leads was not. */
export async function* limitedDownload(
  url: string,
  { withinMs, mostBytes, tooLong }: Limits,
): AsyncGenerator<Uint8Array> {
  const response = await fetch(url, { signal: AbortSignal.timeout(withinMs), redirect: 'error' });
  if (!response.ok || !response.body) throw new Error(`the file came as ${response.status}`);
  let count = 0;
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    count += chunk.length;
    if (count > mostBytes) throw tooLong();
    yield chunk;
  }
}
