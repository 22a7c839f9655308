import { element } from './element.ts';
import { wordsIn } from './page-wording.ts';
import type { Settings } from './settings.ts';
import type { KnownPerson } from './teams-api.ts';

const languages = [
  ['en-US', 'English'],
  ['sv-SE', 'Svenska'],
  ['de-DE', 'Deutsch'],
  ['nl-NL', 'Nederlands'],
  ['zh-CN', '简体中文'],
] as const;

const timeZones = [
  'Pacific/Kiritimati',
  'Pacific/Honolulu',
  'America/New_York',
  'Etc/UTC',
  'Europe/Stockholm',
  'Asia/Shanghai',
  'Australia/Sydney',
];

const themes = ['default', 'dark', 'contrast'] as const;

/** Shows the settings in the header's three lists, and reports what is chosen there. */
export function showSwitches(
  settings: Settings,
  person: KnownPerson,
  onChange: (change: Partial<Settings>) => void,
): void {
  fill('#locale', languages, settings.locale || person.locale, (locale) => onChange({ locale }));
  const { themes: named, ownTimeZone } = wordsIn(settings.locale || person.locale);
  const zones = [
    ['', `${person.timeZone} (${ownTimeZone})`] as const,
    ...timeZones.filter((zone) => zone !== person.timeZone).map((zone) => [zone, zone] as const),
  ];
  const timeZone = settings.timeZone === person.timeZone ? '' : settings.timeZone;
  fill('#time-zone', zones, timeZone, (zone) => onChange({ timeZone: zone }));
  const looks = themes.map((theme, at) => [theme, named[at] ?? theme] as const);
  fill('#theme', looks, settings.theme, (theme) => onChange({ theme }));
}

type Choices = readonly (readonly [value: string, title: string])[];

/** The address can bring any value. One that the list does not have is added to it. */
function fill(selector: string, choices: Choices, chosen: string, onChoose: (value: string) => void): void {
  const select = element(selector, HTMLSelectElement);
  const all = choices.some(([value]) => value === chosen) ? choices : [...choices, [chosen, chosen] as const];
  select.replaceChildren(...all.map(([value, title]) => new Option(title, value, false, value === chosen)));
  select.onchange = () => onChoose(select.value);
}
