import { readFileSync, readdirSync } from 'node:fs';
import { type Json, isJson } from './card-parts.ts';

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
  if (Object.keys(card).some((key) => !keys.includes(key))) return undefined;
  const parts = keys.map((key) => partsShown(template[key], card[key]));
  return parts.every((part) => part !== undefined) ? [template, ...parts.flat()] : undefined;
}

/**
 * Each item of a template stands for one item of the card; with `$when` for one or none, with `$data` for any number, as does
 * the place where the inputs of a form are put in.
 */
function itemsShown(template: readonly unknown[], card: readonly unknown[]): readonly Json[] | undefined {
  const shown: Json[] = [];
  let next = 0;
  for (const item of template) {
    const isAny = item === '${inputs}' || (isJson(item) && '$data' in item);
    const most = isAny ? Infinity : 1;
    const least = isAny || (isJson(item) && '$when' in item) ? 0 : 1;
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
