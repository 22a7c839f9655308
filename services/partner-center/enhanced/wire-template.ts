import type { z } from 'zod';

/**
 * Bodies, paths and answers of a call whose names an administrator fills in. `"{email}"` stands for a value; a property whose
 * value there is none for is left out.
 */

/** What a placeholder can stand for. */
export type Values = Readonly<Record<string, string | number | undefined>>;

const placeholder = /^\{(\w+)\}$/;
const placeholders = /\{(\w+)\}/g;

export type BodyTemplate = { readonly [name: string]: z.core.util.JSONType };

/** The names of all placeholders in a path or a body. */
export function namesIn(template: string | BodyTemplate | null): readonly string[] {
  return [...JSON.stringify(template).matchAll(placeholders)].flatMap(([, name]) => name ?? []);
}

/** A placeholder fills a whole text, so that a number stays one. */
export function fillBody(template: BodyTemplate, values: Values): unknown {
  return JSON.parse(JSON.stringify(template), (_name, value: unknown) => {
    const name = typeof value === 'string' ? placeholder.exec(value)?.[1] : undefined;
    return name === undefined ? value : values[name];
  });
}

/** Each value is encoded as one part of the path. */
export function fillPath(template: string, values: Values): string {
  return template.replace(placeholders, (_, name: string) => encodeURIComponent(String(values[name] ?? '')));
}

/** What stands where a JSON pointer (RFC 6901) points to; undefined where nothing does. */
export function valueAt(json: unknown, pointer: string): unknown {
  const steps = pointer.split('/').slice(1);
  return steps.reduce<unknown>((value, step) => {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    const isThere = typeof value === 'object' && value !== null && Object.hasOwn(value, name);
    return isThere ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
  }, json);
}
