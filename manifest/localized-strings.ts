import { wordingFor } from '../cards/wording/wording.ts';
import { type Language, languages } from '../services/conversations/language.ts';
import { commandListsIn } from './commands.ts';
import { extensionCommandsIn } from './extension-commands.ts';
import template from './manifest.json' with { type: 'json' };

export const defaultLanguage: Language = 'en';
export const additionalLanguages = languages.filter((language) => language !== defaultLanguage);

/**
 * The tag by which Teams finds a language: the language alone, which serves all its regions, or with a region where the script
 * depends on it. Teams knows no script: `zh-Hans` is `zh-cn` (microsoftteams/platform/concepts/build-and-test/apps-localization).
 */
export function teamsTag(language: Language): string {
  const locale = new Intl.Locale(language);
  if (locale.script === undefined) return locale.language;
  return `${locale.language}-${locale.maximize().region ?? ''}`.toLowerCase();
}

/** What the manifest says in one language. */
export function descriptionIn(language: Language): { readonly short: string; readonly full: string } {
  const wording = wordingFor(language);
  return { short: wording.text('app.short'), full: wording.text('app.full') };
}

/** The page stands between the chat and what Teams says about the app. */
const pageAt = template.staticTabs.findIndex(({ name }) => name !== undefined);

/** Texts by their JSON paths. */
type Texts = readonly (readonly [path: string, text: string])[];

function menuTexts(language: Language): Texts {
  return commandListsIn(language).flatMap((list, listAt) =>
    list.commands.flatMap(({ title, description }, commandAt): Texts => {
      const path = `bots[0].commandLists[${listAt}].commands[${commandAt}]`;
      return [
        [`${path}.title`, title],
        [`${path}.description`, description],
      ];
    }),
  );
}

function extensionTexts(language: Language): Texts {
  return extensionCommandsIn(language).flatMap(({ parameters = [], ...command }, commandAt): Texts => {
    const path = `composeExtensions[0].commands[${commandAt}]`;
    const described = [
      { ...command, path },
      ...parameters.map((one, at) => ({ ...one, path: `${path}.parameters[${at}]` })),
    ];
    return described.flatMap((one): Texts => [
      [`${one.path}.title`, one.title],
      [`${one.path}.description`, one.description],
    ]);
  });
}

/** The language file of Teams: each text of the manifest by its JSON path. */
export function localizedStrings(language: Language): Readonly<Record<string, string>> {
  const { short, full } = descriptionIn(language);
  return {
    $schema: template.$schema.replace('MicrosoftTeams.', 'MicrosoftTeams.Localization.'),
    'name.short': template.name.short,
    'description.short': short,
    'description.full': full,
    [`staticTabs[${pageAt}].name`]: wordingFor(language).text('tab.view.overview'),
    ...Object.fromEntries([...menuTexts(language), ...extensionTexts(language)]),
  };
}
