import { languages } from '../../services/conversations/language.ts';
import { themes } from '../support/cards/card-page.ts';
import { pictureName } from './picture-name.ts';

/** The page that shows the pictures beside it, all or those of one language, theme and card. */
export function galleryPage(samples: readonly string[]): string {
  const cards = [...new Set(samples.map((name) => name.split(':')[0] ?? name))];
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Agreement Desk: every card</title>
<style>${style}</style>
<header>
  ${select('language', 'Language', languages)}
  ${select('theme', 'Theme', themes)}
  ${select('card', 'Card', cards)}
  <output></output>
</header>
<main>
${samples.flatMap(figures).join('\n')}
</main>
<script>${script}</script>
</html>
`;
}

function select(name: string, label: string, choices: readonly string[]): string {
  const options = choices.map((choice) => `<option>${choice}</option>`).join('');
  return `<label>${label} <select name="${name}"><option value="">all</option>${options}</select></label>`;
}

function figures(name: string): readonly string[] {
  const card = name.split(':')[0] ?? name;
  return languages.flatMap((language) =>
    themes.map(
      (theme) => `<figure hidden data-language="${language}" data-theme="${theme}" data-card="${card}">
<img loading="lazy" width="592" src="${language}/${theme}/${pictureName(name)}" alt="">
<figcaption>${name} · ${language} · ${theme}</figcaption></figure>`,
    ),
  );
}

const style = `
  body { margin: 0; font: 14px/20px system-ui, sans-serif; background: #eee; }
  header { position: sticky; top: 0; display: flex; gap: 20px; padding: 12px 16px; background: #fff; border-bottom: 1px solid #ccc; }
  main { columns: 592px; column-gap: 16px; padding: 16px; }
  figure { margin: 0 0 20px; break-inside: avoid; }
  img { max-width: 100%; }
  figcaption { color: #555; font-size: 12px; }
`;

const script = `
  const selects = [...document.querySelectorAll('select')];
  const asked = new URLSearchParams(location.hash.slice(1) || 'language=en&theme=default');
  for (const select of selects) select.value = asked.get(select.name) ?? '';
  const show = () => {
    let count = 0;
    for (const figure of document.querySelectorAll('figure')) {
      figure.hidden = selects.some(({ name, value }) => value !== '' && figure.dataset[name] !== value);
      if (!figure.hidden) count += 1;
    }
    document.querySelector('output').value = count + ' pictures';
    location.replace('#' + new URLSearchParams(selects.map(({ name, value }) => [name, value])));
  };
  addEventListener('change', show);
  show();
`;
