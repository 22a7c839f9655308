import { distance } from 'fastest-levenshtein';

type Environment = Readonly<Record<string, string | undefined>>;

/** First words that any machine may use for something else. All other first words of our settings are ours alone. */
const everybodys = new Set([
  'ADMIN',
  'BOT',
  'DATA',
  'DATABASE',
  'ENTRA',
  'GRAPH',
  'HELPDESK',
  'HOST',
  'LOG',
  'PORT',
  'PUBLIC',
  'SALES',
  'STOP',
  'TEAMS',
  'TRUSTED',
]);
const microsofts = 'MicrosoftApp';
/** Kubernetes and Docker set these for each service that they know. */
const byOrchestrators = /_SERVICE_(HOST|PORT)(_\w+)?$|_PORT(_\d+_(TCP|UDP)(_\w+)?)?$/;
/** Settings of the OpenTelemetry libraries themselves, which read them on their own. */
const byOpenTelemetry = /^OTEL_/;
/** A name with more wrong letters is another word. */
const typingErrors = 2;
/** `HOSTS`, `PATH` and the like are too near to everything. */
const shortest = 7;

const ofFile = '_FILE';

/** The setting that names the file in which the value of another is kept. */
export const fileSetting = (name: string): string => `${name}${ofFile}`;

/** Complains of names in the environment that look like settings of ours and are none. Otherwise nothing would say that they have no effect. */
export function misspeltSettings(environment: Environment, names: readonly string[]): readonly string[] {
  const files = names.map(fileSetting);
  const known = new Set([...names, ...files]);
  return Object.keys(environment)
    .filter((name) => !known.has(name) && environment[name] !== '' && environment[name] !== undefined)
    .flatMap((name) => complaintAbout(name, name.endsWith(ofFile) ? files : names, environment) ?? []);
}

function complaintAbout(name: string, names: readonly string[], environment: Environment): string | undefined {
  const nearest = nearestTo(name, names);
  const isNear = name.length >= shortest && apart(name, nearest) <= typingErrors;
  // Where the nearest setting is set too, a short name such as DATABASE_URI may well belong to something else.
  const isMeant = isNear && (environment[nearest] === undefined || name.split('_').length > 2);
  if (!isMeant && !hasPrefixOfOurs(name, names)) return undefined;
  return `${name} is no setting: did you mean ${nearest}?`;
}

function hasPrefixOfOurs(name: string, names: readonly string[]): boolean {
  if (name.startsWith(microsofts)) return true;
  if (byOrchestrators.test(name) || byOpenTelemetry.test(name)) return false;
  const prefixes = names.filter((one) => one.includes('_')).map((one) => prefixOf(one));
  return prefixes.some((prefix) => name.startsWith(prefix));
}

/** The first word, or the first two where other programs use the first one too. */
function prefixOf(name: string): string {
  const [first = '', second = ''] = name.split('_');
  return everybodys.has(first) ? `${first}_${second}_` : `${first}_`;
}

function nearestTo(name: string, names: readonly string[]): string {
  return names.reduce((best, one) => (apart(name, one) < apart(name, best) ? one : best));
}

/** How many letters differ. Case and underscores do not count. */
function apart(one: string, other: string): number {
  return distance(plain(one), plain(other));
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll('_', '');
}
