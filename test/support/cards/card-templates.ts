import { readFileSync, readdirSync } from 'node:fs';
import { type Json, isJson, objectsOf } from './card-parts.ts';

const folder = new URL('../../../cards/', import.meta.url);

/** Every template of a card, by its path under `cards/`. */
export function readCardTemplates(): readonly (readonly [name: string, template: Json])[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json') && !path.startsWith('wording'))
    .map((path) => [path, JSON.parse(readFileSync(new URL(path, folder), 'utf8')) as Json]);
}

/** The objects of `template` that `card` shows, when the card is one the template expands to; else undefined. */
export function partsShown(template: unknown, card: unknown): readonly Json[] | undefined {
  if (typeof template === 'string' && template.includes('${')) return card === undefined ? undefined : [];
  if (Array.isArray(template)) return Array.isArray(card) ? itemsShown(template, card) : undefined;
  if (!isJson(template)) return template === card ? [] : undefined;
  if (!isJson(card)) return undefined;
  const keys = Object.keys(template).filter((key) => key !== '$data' && key !== '$when');
  // Every card gets its title for clients that cannot draw it.
  if (Object.keys(card).some((key) => !keys.includes(key) && key !== 'fallbackText')) return undefined;
  const parts = keys.map((key) => partsShown(template[key], card[key]));
  return parts.every((part) => part !== undefined) ? [template, ...parts.flat()] : undefined;
}

/** Where the inputs of a form are put in, if it has any; the first item there is an input, or holds one. */
const inputsPlace = '${inputs}';

function holdsInput(item: unknown): boolean {
  return objectsOf(item).some(({ type }) => String(type).startsWith('Input.'));
}

function howMany(item: unknown): { readonly least: number; readonly most: number } {
  if (item === inputsPlace || (isJson(item) && '$data' in item)) return { least: 0, most: Infinity };
  return { least: isJson(item) && '$when' in item ? 0 : 1, most: 1 };
}

/**
 * Each item of a template stands for one item of the card; with `$when` for one or none, with `$data` for any number, as does
 * the place where the inputs of a form are put in.
 */
function itemsShown(template: readonly unknown[], card: readonly unknown[]): readonly Json[] | undefined {
  const shown: Json[] = [];
  let next = 0;
  for (const item of template) {
    if (item === inputsPlace && !holdsInput(card[next])) continue;
    const { least, most } = howMany(item);
    let count = 0;
    for (let parts = partsShown(item, card[next]); parts && count < most; parts = partsShown(item, card[next])) {
      shown.push(...parts);
      count += 1;
      next += 1;
    }
    if (count < least) return undefined;
  }
  return next === card.length ? shown : undefined;
}
