import { IntlMessageFormat } from 'intl-messageformat';

type Elements = ReturnType<IntlMessageFormat['getAst']>;
type Element = Elements[number];

interface Plural {
  readonly placeholder: string;
  /** Such as `one`, `other` or `=0`. */
  readonly cases: readonly string[];
}

/** The parser's numbers, by name. */
const kinds = ['literal', 'argument', 'number', 'date', 'time', 'select', 'plural', 'pound', 'tag'] as const;
const kindOf = (element: Element): (typeof kinds)[number] | undefined => kinds[element.type];

/** What a message is filled with. */
export function placeholdersOf(message: string): Readonly<Record<string, 'string' | 'number'>> {
  const filled = allElements(parse(message)).flatMap((element) => {
    const kind = kindOf(element);
    if (!('value' in element) || kind === 'literal') return [];
    return [[element.value, kind === 'number' || kind === 'plural' ? 'number' : 'string'] as const];
  });
  const isNumber = (name: string) => filled.some(([other, type]) => other === name && type === 'number');
  const names = [...new Set(filled.map(([name]) => name))].sort();
  return Object.fromEntries(names.map((name) => [name, isNumber(name) ? 'number' : 'string']));
}

export function pluralsOf(message: string): readonly Plural[] {
  return allElements(parse(message)).flatMap((element) =>
    'offset' in element ? [{ placeholder: element.value, cases: Object.keys(element.options) }] : [],
  );
}

/** Everything the message can say, with `blank` where it is filled in. */
export function sentencesOf(message: string, blank: string): readonly string[] {
  return sentencesIn(parse(message), blank);
}

function sentencesIn(elements: Elements, blank: string): readonly string[] {
  return elements.reduce<readonly string[]>(
    (begun, element) => begun.flatMap((start) => waysToSay(element, blank).map((rest) => start + rest)),
    [''],
  );
}

function waysToSay(element: Element, blank: string): readonly string[] {
  if ('options' in element) return Object.values(element.options).flatMap(({ value }) => sentencesIn(value, blank));
  return ['value' in element && kindOf(element) === 'literal' ? element.value : blank];
}

/** Fails where the message cannot be read. */
function parse(message: string): Elements {
  return new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst();
}

function allElements(elements: Elements): Elements {
  return elements.flatMap((element) =>
    'options' in element
      ? [element, ...Object.values(element.options).flatMap(({ value }) => allElements(value))]
      : [element],
  );
}
