import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { appManifest } from './app-manifest.ts';
import { additionalLanguages, localizedStrings, teamsTag } from './localized-strings.ts';
import template from './manifest.json' with { type: 'json' };
import type { PackageSettings } from './package-settings.ts';

/** The first day that a zip file can name, so that the same settings give the same bytes. It holds local time, as this does. */
const sameDayAlways = new Date(1980, 0, 1);

/** The zip file that Teams takes: manifest, icons and a file for each further language, all at its root. */
export function appPackage(settings: PackageSettings, version: string): Uint8Array {
  const icons = Object.values(template.icons).map((name) => [name, iconNamed(name)]);
  const texts = additionalLanguages.map((language) => [`${teamsTag(language)}.json`, json(localizedStrings(language))]);
  const files: Record<string, Uint8Array> = {
    'manifest.json': json(appManifest(settings, version)),
    ...(Object.fromEntries([...icons, ...texts]) as Record<string, Uint8Array>),
  };
  return zipSync(files, { level: 9, mtime: sameDayAlways });
}

function iconNamed(name: string): Uint8Array {
  return readFileSync(new URL(`icons/${name}`, import.meta.url));
}

function json(value: object): Uint8Array {
  return strToU8(`${JSON.stringify(value, null, 2)}\n`);
}
