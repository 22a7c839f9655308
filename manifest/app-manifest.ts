import { teamsAppId } from '../bot/settings/public-settings.ts';
import { commandListsIn } from './commands.ts';
import { extensionCommandsIn } from './extension-commands.ts';
import { additionalLanguages, defaultLanguage, descriptionIn, teamsTag } from './localized-strings.ts';
import template from './manifest.json' with { type: 'json' };
import type { PackageSettings } from './package-settings.ts';

/** The manifest of the app in Teams: the template with what belongs to this installation. */
export function appManifest(settings: PackageSettings, version: string): object {
  const { developer, bots, composeExtensions, ...rest } = filled(template, valuesFrom(settings, version));
  const { PARTNER_MPN_ID: mpnId } = settings;
  return {
    ...rest,
    localizationInfo: {
      defaultLanguageTag: teamsTag(defaultLanguage),
      additionalLanguages: additionalLanguages.map((language) => ({
        languageTag: teamsTag(language),
        file: `${teamsTag(language)}.json`,
      })),
    },
    developer: { ...developer, ...(mpnId === undefined ? {} : { mpnId }) },
    description: descriptionIn(defaultLanguage),
    composeExtensions: composeExtensions.map((extension) => ({
      ...extension,
      commands: extensionCommandsIn(defaultLanguage),
    })),
    bots: bots.map((bot) => ({ ...bot, commandLists: commandListsIn(defaultLanguage) })),
  };
}

function valuesFrom(settings: PackageSettings, version: string): Readonly<Record<string, string>> {
  const { PUBLIC_URL, MicrosoftAppId } = settings;
  return {
    VERSION: version,
    TEAMS_APP_ID: teamsAppId(settings),
    BOT_ID: MicrosoftAppId,
    SIGN_IN_CLIENT_ID: settings.PARTNER_CLIENT_ID,
    PUBLIC_URL,
    PUBLIC_HOST: new URL(PUBLIC_URL).host,
    PARTNER_NAME: settings.PARTNER_NAME,
    PARTNER_WEBSITE_URL: settings.PARTNER_WEBSITE_URL,
    PRIVACY_URL: settings.PARTNER_PRIVACY_URL ?? `${PUBLIC_URL}/privacy`,
    TERMS_URL: settings.PARTNER_TERMS_URL ?? `${PUBLIC_URL}/terms`,
  };
}

/** A name without a value stays as it is, and the checks find it. */
function filled<Json extends object>(json: Json, values: Readonly<Record<string, string>>): Json {
  return JSON.parse(JSON.stringify(json), (_key, value: unknown) =>
    typeof value === 'string'
      ? value.replace(/\$\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole)
      : value,
  ) as Json;
}
