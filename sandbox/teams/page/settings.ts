import { type AppView, apps } from './rail.ts';
import type { Client, KnownPerson } from './teams-api.ts';

/** The values of the switches. An empty one means the person's own. */
export interface Settings {
  person: string;
  locale: string;
  timeZone: string;
  theme: string;
  app: AppView;
}

const storageKey = 'teams-sandbox';

/** From the address (`?person=…&locale=…&timeZone=…&theme=…`; a person also by role), else from the last visit. */
export function loadSettings(people: readonly KnownPerson[]): Settings {
  const query = new URLSearchParams(location.search);
  const remembered = JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Partial<Settings>;
  const choose = (name: keyof Settings): string => query.get(name) ?? remembered[name] ?? '';
  const wanted = choose('person');
  const person = people.find(({ objectId, role }) => objectId === wanted || role === wanted) ?? people[0];
  return {
    person: person?.objectId ?? '',
    locale: choose('locale'),
    timeZone: choose('timeZone'),
    theme: choose('theme') || 'default',
    app: apps.find((app) => app === choose('app')) ?? 'chat',
  };
}

export function saveSettings(settings: Settings): void {
  localStorage.setItem(storageKey, JSON.stringify(settings));
}

export function clientFor(person: KnownPerson, settings: Settings): Client {
  return {
    person: person.objectId,
    locale: settings.locale || person.locale,
    timeZone: settings.timeZone || person.timeZone,
  };
}
