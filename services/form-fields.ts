/** One value for each field, as `valueOf` gives it. */
export function forFields<Field extends string, Value>(
  fields: readonly Field[],
  valueOf: (field: Field) => Value,
): Readonly<Record<Field, Value>> {
  return Object.fromEntries(fields.map((field) => [field, valueOf(field)])) as Record<Field, Value>;
}

/** The problems of those fields that have one. */
export function problemsIn<Field extends string, Problem>(
  fields: readonly Field[],
  problemOf: (field: Field) => Problem | undefined,
): Readonly<Partial<Record<Field, Problem>>> {
  const found = Object.entries(forFields(fields, problemOf)).filter(([, problem]) => problem !== undefined);
  return Object.fromEntries(found) as Partial<Record<Field, Problem>>;
}

/** How a customer said that it accepts. */
export const grounds = ['signed-copy', 'e-mail', 'meeting', 'phone', 'order'] as const;

export type Ground = (typeof grounds)[number];
