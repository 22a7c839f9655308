import { z } from 'zod';
import { namesIn } from './wire-template.ts';

/**
 * How Microsoft's enhanced attestation is written on the wire. Microsoft has published a part of it; that part is filled in in
 * `enhanced-wire.json`, and an administrator fills in the rest from Microsoft's page. Nothing here guesses.
 */

/** What a status word of Microsoft's means to us. A word that is not in the map is `waiting`. */
export const seenStates = ['waiting', 'accepted', 'expired', 'refused'] as const;
export type SeenState = (typeof seenStates)[number];

const startValues = [
  ...['country', 'language', 'companyName', 'firstName', 'lastName', 'email', 'phoneNumber', 'minutes'],
] as const;
const createValues = [
  ...['customerId', 'attestationId', 'templateId', 'acceptedAt', 'firstName', 'lastName', 'email', 'phoneNumber'],
] as const;

const path = (allowed: readonly string[]) =>
  z
    .string()
    .regex(/^(\/(\w[\w.~-]*|\{\w+\}))+$/, 'a path below /v1 that begins with /, with {names} for whole parts')
    .refine((template) => namesIn(template).every((name) => allowed.includes(name)), {
      error: `only ${listed(allowed)} can stand in this path`,
    });

const body = (allowed: readonly string[]) =>
  z.record(z.string(), z.json()).refine((template) => namesIn(template).every((name) => allowed.includes(name)), {
    error: `only ${listed(allowed)} can stand in this body`,
  });

const pointer = z.string().regex(/^(\/([^~]|~[01])*)+$/, 'a JSON pointer, such as /id');
const microsoftsPage = 'cdn.partner.microsoft.com';

export const wireMapSchema = z.strictObject({
  start: z.strictObject({ path: path([]), body: body(startValues), attestationId: pointer.nullable() }),
  page: z.strictObject({ address: z.url({ protocol: /^https?$/ }), parameter: z.string().regex(/^\w+$/) }),
  status: z.strictObject({
    path: path(['attestationId']).nullable(),
    word: pointer.nullable(),
    words: z.record(z.string().trim().toLowerCase().min(1), z.enum(seenStates)),
    expiresAt: pointer.nullable(),
  }),
  create: z.strictObject({
    path: path(['customerId', 'attestationId']).nullable(),
    body: body(createValues).nullable(),
  }),
});

export type WireMapFile = z.infer<typeof wireMapSchema>;

type Filled<Part, Optional extends keyof Part = never> = {
  readonly [Entry in keyof Part]: Entry extends Optional ? Part[Entry] : NonNullable<Part[Entry]>;
};

/** A map in which nothing is missing. */
export interface WireMap {
  readonly start: Filled<WireMapFile['start']>;
  readonly page: WireMapFile['page'];
  readonly status: Filled<WireMapFile['status'], 'expiresAt'>;
  readonly create: Filled<WireMapFile['create']>;
}

/** `isMadeUp`: Microsoft is played on this machine, where the page then may be too. */
interface Place {
  readonly isMadeUp: boolean;
}

export function isComplete(file: WireMapFile, place: Place): file is WireMapFile & WireMap {
  return missingIn(file, place).length === 0;
}

/** Microsoft names five fields, and says that the e-mail address of who signs is needed too. */
const neededToStart = ['country', 'language', 'companyName', 'firstName', 'lastName', 'email'] as const;

/** The entries that are still to be filled in, each as an administrator finds it in the file: `status.path`. */
export function missingIn({ start, page, status, create }: WireMapFile, { isMadeUp }: Place): readonly string[] {
  const sent = namesIn(start.body);
  const created = [...namesIn(create.path ?? ''), ...namesIn(create.body)];
  const lacking: readonly (readonly [entry: string, isMissing: boolean])[] = [
    ...neededToStart.map((name) => [`start.body with "{${name}}"`, !sent.includes(name)] as const),
    ['start.attestationId', start.attestationId === null],
    [`page.address on ${microsoftsPage}`, !isPage(page.address, isMadeUp)],
    ['status.path', status.path === null],
    ['status.path with {attestationId}', status.path !== null && !namesIn(status.path).includes('attestationId')],
    ['status.word', status.word === null],
    ...(['accepted', 'expired'] as const).map(
      (state) => [`status.words with one for "${state}"`, !Object.values(status.words).includes(state)] as const,
    ),
    ['create.path', create.path === null],
    ['create.body', create.body === null],
    ['create.path or create.body with {customerId}', create.path !== null && !created.includes('customerId')],
    ['create.path or create.body with {attestationId}', create.path !== null && !created.includes('attestationId')],
  ];
  return lacking.flatMap(([entry, isMissing]) => (isMissing ? [entry] : []));
}

/** Whoever has the link can accept, so it leads to Microsoft and nowhere else. */
function isPage(address: string, isMadeUp: boolean): boolean {
  const { protocol, hostname } = new URL(address);
  if (isMadeUp && hostname === '127.0.0.1') return true;
  return protocol === 'https:' && hostname === microsoftsPage;
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'nothing' : names.map((name) => `{${name}}`).join(', ');
}
