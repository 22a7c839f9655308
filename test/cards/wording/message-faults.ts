import { pluralsOf, placeholdersOf } from './read-message.ts';

type Sentences = Readonly<Record<string, string>>;

/** What is wrong with a language's sentences beside the English ones, each with its key. */
export function messageFaults(language: string, messages: Sentences, english: Sentences): readonly string[] {
  const missing = Object.keys(english).filter((key) => !(key in messages));
  const unknown = Object.keys(messages).filter((key) => !(key in english));
  return [
    ...missing.map((key) => `${key}: is missing`),
    ...unknown.map((key) => `${key}: is no key of the English sentences`),
    ...Object.entries(messages).flatMap(([key, message]) =>
      faultsOf(language, message, english[key]).map((fault) => `${key}: ${fault}`),
    ),
  ];
}

function faultsOf(language: string, message: string, english = message): readonly string[] {
  try {
    return [
      ...lookFaults(message),
      ...placeholderFaults(message, english),
      ...pluralFaults(language, message, english),
    ];
  } catch (error) {
    return [`cannot be read: ${String(error)}`];
  }
}

function lookFaults(message: string): readonly string[] {
  return [
    ...(/^\s|\s$| {2}/.test(message) ? ['begins or ends with a blank, or has two'] : []),
    // It would make the placeholder after it plain text.
    ...(message.includes("'") ? ['has a straight apostrophe'] : []),
  ];
}

function placeholderFaults(message: string, english: string): readonly string[] {
  const [here, there] = [placeholdersOf(message), placeholdersOf(english)];
  return [
    ...Object.keys(there)
      .filter((name) => !(name in here))
      .map((name) => `leaves out {${name}}`),
    ...Object.keys(here)
      .filter((name) => !(name in there))
      .map((name) => `fills in {${name}}, which the English sentence has not`),
    ...Object.keys(here)
      .filter((name) => name in there && here[name] !== there[name])
      .map((name) => `takes {${name}} for a ${here[name]}, the English sentence for a ${there[name]}`),
  ];
}

/** Every case that the language tells apart, and none that it does not. */
function pluralFaults(language: string, message: string, english: string): readonly string[] {
  const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const plurals = pluralsOf(message);
  const isPlural = (name: string) => plurals.some(({ placeholder }) => placeholder === name);
  const flat = categories.length === 1 ? [] : pluralsOf(english).filter(({ placeholder }) => !isPlural(placeholder));
  return [
    ...flat.map(({ placeholder }) => `says the same for one {${placeholder}} as for many`),
    ...plurals.flatMap(({ placeholder, cases }) => [
      ...categories
        .filter((category) => !cases.includes(category))
        .map((category) => `does not say what is “${category}” of {${placeholder}}`),
      ...cases
        .filter((name) => !/^=\d+$/.test(name) && !categories.some((category) => category === name))
        .map((name) => `says what is “${name}” of {${placeholder}}, which the language does not tell apart`),
    ]),
  ];
}
