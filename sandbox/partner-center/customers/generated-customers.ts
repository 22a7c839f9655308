import type { Customer } from './customer.ts';
import names from './generated-names.json' with { type: 'json' };

const words = names.words.split(' ');
const trades = names.trades.split(' ');
const givenNames = names.givenNames.split(' ');
const familyNames = names.familyNames.split(' ');

/** 128 words x 128 trades x 64 cities. So many customers have distinct names and domains. */
const distinctNames = 2 ** 20;

// Multiplication by an odd number maps a power-of-two range onto itself: the numbers look shuffled and never collide.
const shuffle = 0x9e3779b1;
const unshuffle = inverseOf(shuffle);

/** Customer number `index`, the same at every start. Made only when asked for, so that a million take no memory. */
export function generatedCustomer(index: number): Customer {
  const { word, trade, city } = partsOf(index);
  const { culture, ...place } = city;
  const slug = `${word}${trade}${city.city}`.toLowerCase();
  const chance = hash(index);
  const firstName = pick(givenNames, chance);
  const lastName = pick(familyNames, chance >>> 6);
  return {
    id: idOf(index),
    companyName: `${word} ${trade} ${city.city}`,
    domain: `${slug}.onmicrosoft.com`,
    address: { ...place, addressLine1: `${1 + (chance % 199)} ${pick(words, chance >>> 9)} Street` },
    culture,
    contact: { firstName, lastName, email: `${firstName}.${lastName}@${slug}.example`.toLowerCase() },
    ...acceptanceOf(chance >>> 12),
  };
}

/** The number of the customer with this id; undefined for an id that no generated customer can have. */
export function generatedIndexOf(id: string): number | undefined {
  const index = Math.imul(Number.parseInt(id.slice(0, 8), 16), unshuffle) >>> 0;
  return idOf(index) === id ? index : undefined;
}

/** The word with which name and domain of a customer begin. Far cheaper than the customer. */
export function firstWordOf(index: number): string {
  return pick(words, Math.imul(index, shuffle));
}

function partsOf(index: number) {
  const place = Math.imul(index, shuffle) & (distinctNames - 1);
  return { word: pick(words, place), trade: pick(trades, place >>> 7), city: pick(names.cities, place >>> 14) };
}

/** Of twenty customers nine are attested, two were attested too long ago, three accepted directly, and six did nothing. */
function acceptanceOf(chance: number): Partial<Customer> {
  const share = chance % 20;
  const monthAndDay = `${String(1 + (chance % 9)).padStart(2, '0')}-${String(10 + (chance % 18))}`;
  if (share < 9) return { attestedOn: [`${2024 + (chance % 2)}-${monthAndDay}`] };
  if (share < 11) return { attestedOn: [`${2020 + (chance % 3)}-${monthAndDay}`] };
  return share < 14 ? { acceptedDirectly: true } : {};
}

function idOf(index: number): string {
  const head = hexadecimal(Math.imul(index, shuffle) >>> 0);
  const tail = `${hexadecimal(hash(index ^ 0x5bd1e995))}${hexadecimal(hash(index ^ 0x27d4eb2f))}`;
  return `${head}-${tail.slice(0, 4)}-4${tail.slice(5, 8)}-8${tail.slice(9, 12)}-${tail.slice(4)}`;
}

const hexadecimal = (number: number): string => number.toString(16).padStart(8, '0');

function pick<Item>(items: readonly Item[], number: number): Item {
  return items[(number >>> 0) % items.length] as Item;
}

/** Mixes all bits (the finalizer of MurmurHash3). */
function hash(number: number): number {
  const first = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35);
  return (second ^ (second >>> 16)) >>> 0;
}

/** The number that undoes multiplication by an odd number modulo 2^32 (Newton's iteration). */
function inverseOf(odd: number): number {
  let inverse = odd;
  for (let step = 0; step < 5; step += 1) inverse = Math.imul(inverse, 2 - Math.imul(odd, inverse));
  return inverse >>> 0;
}
