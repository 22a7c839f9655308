import localizationSchema from '@microsoft/app-manifest/build/json-schemas/teams/v1.29/MicrosoftTeams.Localization.schema.json' with { type: 'json' };
import type { Fault } from './fault.ts';
import type { Manifest, OpenedPackage } from './opened-package.ts';
import { stringsIn } from './strings-in.ts';

/** Teams cuts off longer ones of the menus of commands; the schema takes them. */
const limits = [
  { path: /\.commands\[\d+\]\.title$/, most: 32 },
  { path: /\.commands\[\d+\]\.description$/, most: 128 },
];

const { properties, patternProperties } = localizationSchema;
const translatable = [
  ...Object.keys(properties).filter((name) => name !== '$schema'),
  ...Object.keys(patternProperties).map((pattern) => new RegExp(pattern)),
];

/** Every text of the manifest has to be in each language file, and nothing else; and all of them have to fit. */
export function languageFaults({ json }: OpenedPackage, { localizationInfo }: Manifest): readonly Fault[] {
  const inManifest = stringsIn(json.get('manifest.json')).filter(({ path }) => isTranslatable(path));
  const tags = [
    localizationInfo.defaultLanguageTag,
    ...localizationInfo.additionalLanguages.map((one) => one.languageTag),
  ];
  return [
    ...tooLong('manifest.json', inManifest),
    ...tags
      .filter((tag, at) => tags.indexOf(tag) !== at)
      .map((tag) => ({
        file: 'manifest.json',
        at: 'localizationInfo',
        problem: `names the language ${tag} twice`,
        remedy: 'Teams takes each tag once',
      })),
    ...localizationInfo.additionalLanguages.flatMap(({ file }) => fileFaults(file, json.get(file), inManifest)),
  ];
}

interface Text {
  readonly path: string;
  readonly text: string;
}

function fileFaults(file: string, content: unknown, inManifest: readonly Text[]): readonly Fault[] {
  if (typeof content !== 'object' || content === null) return [];
  const texts = Object.entries(content).map(([path, text]) => ({ path, text: String(text) }));
  const remedy = 'Correct its sentence in cards/wording/, or manifest/localized-strings.ts';
  const lacks = inManifest.filter(({ path }) =>
    texts.every((other) => other.path !== path || other.text.trim() === ''),
  );
  const unknown = texts.filter(({ path }) => path !== '$schema' && inManifest.every((other) => other.path !== path));
  return [
    ...lacks.map(({ path }) => ({ file, at: path, problem: 'is not translated', remedy })),
    ...unknown.map(({ path }) => ({ file, at: path, problem: 'is no text of the manifest', remedy })),
    ...tooLong(file, texts),
  ];
}

function tooLong(file: string, texts: readonly Text[]): readonly Fault[] {
  return texts.flatMap(({ path, text }) => {
    const most = limits.find((limit) => limit.path.test(path))?.most ?? Infinity;
    if (text.length <= most) return [];
    const problem = `has ${text.length} characters, and Teams shows ${most} (“${text}”)`;
    return [{ file, at: path, problem, remedy: 'Shorten it' }];
  });
}

function isTranslatable(path: string): boolean {
  return translatable.some((one) => (typeof one === 'string' ? one === path : one.test(path)));
}
