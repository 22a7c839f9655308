import { mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { startTeamsSandbox } from '../../sandbox/teams/teams-sandbox.ts';
import { type Language, languages } from '../../services/conversations/language.ts';
import { CardPage, themes } from '../support/cards/card-page.ts';
import { plausibleWords } from '../support/cards/card-sample-words.ts';
import { cardSamples } from '../support/cards/card-samples.ts';
import { openChromium } from '../support/browser/chromium.ts';
import { galleryPage } from './gallery-page.ts';
import { pictureName } from './picture-name.ts';

const gallery = new URL('../../gallery/', import.meta.url);
const samples = cardSamples(plausibleWords);

await rm(gallery, { recursive: true, force: true });
const teams = await startTeamsSandbox({ botEndpoint: 'http://127.0.0.1:9/api/messages' });
const browser = await openChromium();
try {
  await Promise.all(languages.map(drawAll));
} finally {
  await browser.close();
  await teams.close();
}
await writeFile(new URL('index.html', gallery), galleryPage(samples.map(({ name }) => name)));
const count = samples.length * languages.length * themes.length;
console.log(`${count} pictures of ${samples.length} cards: ${fileURLToPath(new URL('index.html', gallery))}`);

async function drawAll(language: Language): Promise<void> {
  for (const theme of themes) await mkdir(new URL(`${language}/${theme}/`, gallery), { recursive: true });
  const page = await CardPage.open(browser, teams.url, language);
  for (const { name, card } of samples) {
    await page.draw(card(language));
    for (const theme of themes)
      await writeFile(new URL(`${language}/${theme}/${pictureName(name)}`, gallery), await page.picture(theme));
  }
}
