/** What Teams' client says of itself, in an entity of the activity: `{"type":"clientInfo","locale":…,"timezone":…}`. */
export function clientInfoOf({ entities }: { readonly entities?: unknown }): Readonly<Record<string, unknown>> {
  const found = Array.isArray(entities)
    ? entities.filter(isRecord).find(({ type }) => type === 'clientInfo')
    : undefined;
  return found ?? {};
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text without blanks around it, or undefined where there is none. */
export function textIn(value: unknown): string | undefined {
  return (typeof value === 'string' && value.trim()) || undefined;
}
