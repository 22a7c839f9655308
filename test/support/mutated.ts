import type { SeededRandom } from './seeded-random.ts';

type Mutation = (text: string, random: SeededRandom) => string;

const inserted = Array.from(
  'abcäöåß e,.;:!?-_\'’“”„"()[]{}<>&%$#@/\\|0123456789的了吗 \u00a0\u200b\u202e\u0301😀👍\t\n',
);
const around = ['please ', 'bitte ', 'hej! ', '请', '> ', '1. ', '**', '<b>', 'fwd: ', 'no, ', 'don’t '];

const mutations: readonly Mutation[] = [
  (text, random) => cutAt(text, random, (before, after) => before + after.slice(1)),
  (text, random) => cutAt(text, random, (before, after) => before + random.oneOf(inserted) + after),
  (text, random) => cutAt(text, random, (before, after) => before + random.oneOf(inserted) + after.slice(1)),
  (text, random) =>
    cutAt(text, random, (before, after) => before + (after[1] ?? '') + (after[0] ?? '') + after.slice(2)),
  (text, random) => cutAt(text, random, (before, after) => after + before),
  (text, random) => cutAt(text, random, (before) => before),
  (text, random) => random.oneOf(around) + text,
  (text) => text.toUpperCase(),
  (text) => text.normalize('NFD'),
  (text) => `${text} period`,
  (text) => `${text}\n${text}`,
  (text) => text.split(' ').reverse().join(' '),
  (text) => text.replaceAll(' ', '\u00a0'),
  (text) => text.repeat(40),
];

/** As somebody types in a hurry, on another keyboard, with a cat on it. */
export function mutated(text: string, random: SeededRandom): string {
  const times = random.between(1, 3);
  return Array.from({ length: times }).reduce<string>((rest) => random.oneOf(mutations)(rest, random), text);
}

function cutAt(text: string, random: SeededRandom, join: (before: string, after: string) => string): string {
  const at = random.between(0, text.length);
  return join(text.slice(0, at), text.slice(at));
}
