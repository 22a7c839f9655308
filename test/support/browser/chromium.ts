import { type Browser, chromium } from 'playwright-core';
import { unpackedChromium } from './unpacked-chromium.ts';

/** A page in the frame of another, as in Teams, would have a process of its own. */
const oneProcessForFrames = '--disable-site-isolation-trials';

/**
 * A headless browser that needs nothing installed on Linux: Chromium comes from npm with its libraries. Elsewhere, an
 * installed Chrome. Close it after use.
 */
export async function openChromium(): Promise<Browser> {
  // Without hinting, letters have the same widths on every machine.
  const args = ['--font-render-hinting=none', '--disable-gpu', oneProcessForFrames];
  if (process.platform === 'linux' && process.arch === 'x64') {
    const { executablePath, env } = await unpackedChromium();
    return chromium.launch({ executablePath, args, env: { ...process.env, ...env } });
  }
  return chromium.launch({ channel: 'chrome', args }).catch((cause: unknown) => {
    throw new Error(`The browser tests need Google Chrome on ${process.platform}: install it and try again.`, {
      cause,
    });
  });
}
