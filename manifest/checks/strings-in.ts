/** Every text in a JSON value, with its path as Teams writes it: `bots[0].commandLists[1].commands[2].title`. */
export function stringsIn(value: unknown, path = ''): readonly { readonly path: string; readonly text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((one: unknown, at) => stringsIn(one, `${path}[${at}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => stringsIn(one, path === '' ? name : `${path}.${name}`));
}
