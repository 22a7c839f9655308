/** Says whether a file may be kept. */
export type ScanFile = (content: Uint8Array) => Promise<boolean>;

interface HookOptions {
  readonly url: string;
  readonly timeoutMs: number;
}

/** What the hook answers for a file that must not be kept. */
const refused = 422;

/** Posts the file to a scanner of the partner's. Where that does not answer as it should, nothing is kept: it throws. */
export function scanByHook({ url, timeoutMs }: HookOptions): ScanFile {
  return async (content) => {
    const response = await fetch(url, {
      method: 'POST',
      body: Buffer.from(content),
      headers: { 'Content-Type': 'application/octet-stream' },
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.body?.cancel();
    if (response.ok) return true;
    if (response.status === refused) return false;
    throw new Error(`the scanner answered with ${response.status}`);
  };
}
