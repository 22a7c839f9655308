/** What was damaged by hand is taken for nothing, and keeps nobody from the rest. */
export function parsed<Value>(json: string | null): Value | undefined {
  try {
    return json === null ? undefined : (JSON.parse(json) as Value);
  } catch {
    return undefined;
  }
}
