import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { type TeamsSandbox, startTeamsSandbox } from '../../sandbox/teams/teams-sandbox.ts';
import { languages } from '../../services/conversations/language.ts';
import { CardPage, themes } from '../support/cards/card-page.ts';
import type { CardSample } from '../support/cards/card-sample.ts';
import { plausibleWords } from '../support/cards/card-sample-words.ts';
import { cardSamples } from '../support/cards/card-samples.ts';
import { openChromium } from '../support/browser/chromium.ts';

/** Of a card on a phone, beside an open meeting, in a chat. */
const widths = [320, 420, 640];

const longWords = {
  ...plausibleWords,
  companyName: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft mbH & Co. KG',
  lastName: 'Wolfeschlegelsteinhausenbergerdorff',
  email: 'maximiliane-charlotte.wolfeschlegelsteinhausenbergerdorff@tailwindtraders-international.onmicrosoft.com',
};

let browser: Browser;
let teams: TeamsSandbox;

beforeAll(async () => {
  teams = await startTeamsSandbox({ botEndpoint: 'http://127.0.0.1:9/api/messages' });
  browser = await openChromium();
});

afterAll(async () => {
  await browser.close();
  await teams.close();
});

test.each(languages)(
  'nothing on a card is cut off, however narrow the window and long the names (%s)',
  async (language) => {
    const page = await CardPage.open(browser, teams.url, language);
    const samples = cardSamples(longWords);
    // No other language has words as long as German: a state that holds them holds the others.
    const drawn = language === 'de' ? samples : oneOfEach(samples);
    const cards = drawn.map(({ name, card }) => ({ name, card: card(language) }));
    const cut = await page.cutTexts(cards, widths);
    expect(cut).toEqual([]);
    await page.close();
  },
);

test('nothing on a card keeps anybody from using it, in any theme', async () => {
  const page = await CardPage.open(browser, teams.url, 'de');
  const cards = oneOfEach(cardSamples(plausibleWords)).map(({ name, card }) => ({ name, card: card('de') }));
  for (const theme of themes) expect(await page.seriousFaults(cards, theme)).toEqual([]);
  await page.close();
});

test('what Teams itself says on a card is in the language of the page', async () => {
  const page = await CardPage.open(browser, teams.url, 'de-AT');
  const manyButtons = cardSamples(plausibleWords).find(
    ({ name }) => name === 'agreementStatusCard: none, all that is known',
  );
  if (!manyButtons) throw new Error('no card has buttons behind “…”');
  await page.draw(manyButtons.card('de'));
  expect(await page.buttonNames()).toContain('Weitere Optionen');
  await page.close();
});

/** The first state of each card: the others have the same colours and kinds of elements. */
function oneOfEach(samples: readonly CardSample[]): readonly CardSample[] {
  const makers = new Map(samples.toReversed().map((sample) => [sample.name.split(':')[0], sample]));
  return [...makers.values()];
}
