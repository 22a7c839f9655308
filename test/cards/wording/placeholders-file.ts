import { placeholdersOf } from './read-message.ts';

/** `cards/wording/placeholders.ts`, as it follows from the English sentences. */
export function placeholdersFile(english: Readonly<Record<string, string>>): string {
  const lines = Object.entries(english).flatMap(([key, message]) => {
    const types = Object.entries(placeholdersOf(message)).map(([name, type]) => `${name}: ${type}`);
    return types.length === 0 ? [] : [entry(key, types)];
  });
  return [
    '/** What messages are filled with. Written from en.json by `npm run placeholders`; a test compares the two. */',
    'export interface Placeholders {',
    ...lines,
    '}',
    '',
  ].join('\n');
}

/** As Prettier has it. */
const longestLine = 120;

function entry(key: string, types: readonly string[]): string {
  const line = `  '${key}': { ${types.join('; ')} };`;
  return line.length <= longestLine
    ? line
    : [`  '${key}': {`, ...types.map((type) => `    ${type};`), '  };'].join('\n');
}
