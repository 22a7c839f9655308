import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What fades in has less contrast on its way. What turns for ever, as a spinner, is not waited for. */
const atRest = `Promise.allSettled(
  document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity).map(({ finished }) => finished))`;

/**
 * What axe finds on a page that keeps people from using it. Fluent's helpers for the Tab key hand the focus on, and are none of
 * it. Parts that are named by `data-sample` are named in what is found.
 */
export async function seriousFaults(page: Page | Frame): Promise<readonly string[]> {
  await page.evaluate(atRest);
  await page.evaluate(axe);
  return page.evaluate<readonly string[]>(`
    axe.run({ exclude: ['[data-tabster-dummy]'] }, {
      resultTypes: ['violations'], elementRef: true, rules: { 'label-content-name-mismatch': { enabled: true }, 'target-size': { enabled: true } },
    }).then(({ violations }) =>
      violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(({ id, nodes }) =>
        nodes.map(({ html, element }) => [element.closest('[data-sample]')?.dataset.sample, id, html].filter(Boolean).join(': '))))`);
}
