/** Where a value stands in a JSON document: keys, and numbers of items as text. */
export type Place = readonly string[];

/** One place of a document with something else in it, and the document that comes of it. */
export interface Damaged {
  /** `items.1.companyProfile.domain = null`, for the name of a failure. */
  readonly what: string;
  readonly json: unknown;
}

/** Stands for a value that is left out altogether. */
const missing = Symbol('missing');

/** One of each kind of JSON, and nothing. */
const oddities: readonly unknown[] = [null, missing, 7, true, 'odd', '', { odd: 1 }, {}, ['odd'], []];

/** Every place of `part`, which stands in `whole` at `at`, with every oddity. */
export function damagedAt(whole: unknown, at: Place = []): readonly Damaged[] {
  return placesIn(valueAt(whole, at), at).flatMap((place) =>
    oddities.map((oddity) => ({
      what: `${place.join('.') || 'all of it'} = ${oddity === missing ? 'missing' : JSON.stringify(oddity)}`,
      json: replaced(whole, place, oddity),
    })),
  );
}

/** Of a list of texts, the first stands for all. */
export function placesIn(value: unknown, at: Place = []): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [at];
  const isListOfTexts = Array.isArray(value) && value.every((item) => typeof item === 'string');
  const entries = Object.entries(value).slice(0, isListOfTexts ? 1 : undefined);
  return [at, ...entries.flatMap(([key, inner]) => placesIn(inner, [...at, key]))];
}

/** The document with `oddity` in this place. */
export function replaced(value: unknown, [key, ...rest]: Place, oddity: unknown): unknown {
  if (key === undefined) return oddity === missing ? undefined : oddity;
  const copy = structuredClone(value) as Record<string, unknown>;
  const inner = replaced(copy[key], rest, oddity);
  if (inner !== undefined) copy[key] = inner;
  else if (Array.isArray(copy)) copy.splice(Number(key), 1);
  else Reflect.deleteProperty(copy, key);
  return copy;
}

function valueAt(value: unknown, place: Place): unknown {
  return place.reduce<unknown>((outer, key) => (outer as Record<string, unknown>)[key], value);
}
