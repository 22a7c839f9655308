import { readFile, writeFile } from 'node:fs/promises';
import { openChromium } from '../support/browser/chromium.ts';

/** The sizes that Teams takes (microsoftteams/platform/concepts/build-and-test/apps-package). */
const icons = [
  { name: 'color', size: 192 },
  { name: 'outline', size: 32 },
] as const;

const folder = new URL('../../manifest/icons/', import.meta.url);

const browser = await openChromium();
try {
  for (const { name, size } of icons) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const svg = await readFile(new URL(`${name}.svg`, folder), 'utf8');
    await page.setContent(`<style>body { margin: 0 } svg { display: block; width: ${size}px }</style>${svg}`);
    await writeFile(new URL(`${name}.png`, folder), await page.screenshot({ omitBackground: true }));
    await page.close();
  }
} finally {
  await browser.close();
}
