import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Person, serviceAccount } from '../people.ts';
import { partnerAppId } from '../registrations.ts';
import type { SignIn } from './access-tokens.ts';
import { EntraError } from './entra-error.ts';
import { type Resource, nameOfScope, partnerCenterResource } from './resources.ts';

const challenges = [50076, 50078, 50079, 53000, 53003] as const;

const account = z.object({
  /** The newest sign-in, which Teams and the browser go on with. */
  signedInAt: z.coerce.date(),
  hasMfa: z.boolean(),
  /** Scopes by the client that may use them. */
  consents: z.record(z.string(), z.array(z.string())),
  /** What follows from older sign-ins is refused as revoked. */
  revokedAt: z.coerce.date().optional(),
  /** Older refresh tokens have not been used for 90 days. */
  expiredAt: z.coerce.date().optional(),
  /** A policy asks everybody who signed in before to sign in again. */
  challenge: z.object({ number: z.literal(challenges), since: z.coerce.date() }).optional(),
  isDisabled: z.boolean(),
  /** The apps ask for an assignment, which this person does not have. */
  isUnassigned: z.boolean().default(false),
  hasTooManyGroups: z.boolean(),
  tokenMinutes: z.number().default(60),
});
type Account = z.infer<typeof account>;

/** What an administrator, or time, does to somebody's account. */
export const accountChange = z.strictObject({
  /** `missing`: sign-ins are without MFA until somebody asks for it. */
  mfa: z.enum(['done', 'missing']).optional(),
  /** The next token is refused with this number until the person has signed in again; null takes it back. */
  challenge: z.literal(challenges).nullable().optional(),
  sessions: z.enum(['revoked', 'expired']).optional(),
  /** To everything that is asked for, or to nothing. */
  consent: z.enum(['given', 'withdrawn']).optional(),
  disabled: z.boolean().optional(),
  /** False: an administrator lets only others use the apps. */
  assigned: z.boolean().optional(),
  groups: z.enum(['listed', 'overage']).optional(),
  /** How long new access tokens live, which a policy may set. */
  tokenMinutes: z.number().int().min(1).max(1_440).optional(),
});
export type AccountChange = z.infer<typeof accountChange>;

const fileName = 'entra-sandbox.json';
const everything = '*';

/** What Entra keeps about people: sign-ins, consents, policies. It outlives a restart where there is a folder for it. */
export class Accounts {
  readonly #file: string | undefined;
  #accounts: Record<string, Account>;

  constructor(dataDir?: string) {
    this.#file = dataDir === undefined ? undefined : join(dataDir, fileName);
    this.#accounts = this.#read();
  }

  /** The sign-in that Teams and the browser of this person go on with. */
  sessionOf(person: Person): SignIn {
    const { signedInAt, hasMfa } = this.#of(person);
    return { at: signedInAt, hasMfa };
  }

  hasTooManyGroups(person: Person): boolean {
    return this.#of(person).hasTooManyGroups;
  }

  lifetimeSecondsOf(person: Person): number {
    return this.#of(person).tokenMinutes * 60;
  }

  /** `withMfa`: whether the page asked for it, which a policy or the client may want. */
  signIn(person: Person, now: Date, { withMfa }: { readonly withMfa: boolean }): SignIn {
    const { challenge: _met, ...before } = this.#of(person);
    const hasMfa = withMfa || before.hasMfa;
    this.#write(person, { ...before, signedInAt: now, hasMfa });
    return { at: now, hasMfa };
  }

  hasConsented(person: Person, clientId: string, resource: Resource, scopes: readonly string[]): boolean {
    const given = this.consentsOf(person, clientId);
    return scopes.every((scope) => given.includes(everything) || given.includes(nameOfScope(resource, scope)));
  }

  /** Names of scopes, or `*`. */
  consentsOf(person: Person, clientId: string): readonly string[] {
    const { consents } = this.#of(person);
    return [...(consents[clientId] ?? []), ...(consents[everything] ?? [])];
  }

  consent(person: Person, clientId: string, scopes: readonly string[]): void {
    const before = this.#of(person);
    const all = new Set([...(before.consents[clientId] ?? []), ...scopes]);
    this.#write(person, { ...before, consents: { ...before.consents, [clientId]: [...all] } });
  }

  /** Throws `EntraError` where what follows from a sign-in, or from a refresh token of that age, is not to be had any more. */
  check(person: Person, { at }: SignIn, { refreshedFrom }: { readonly refreshedFrom?: Date } = {}): void {
    this.checkMayUse(person);
    const { revokedAt, expiredAt, challenge } = this.#of(person);
    if (revokedAt && at <= revokedAt) throw new EntraError(50173);
    if (refreshedFrom && expiredAt && refreshedFrom <= expiredAt) throw new EntraError(700082);
    if (challenge && at <= challenge.since) throw new EntraError(challenge.number, claimsFor(challenge.number));
  }

  /** Throws `EntraError` for somebody for whom no sign-in would help. */
  checkMayUse(person: Person): void {
    const { isDisabled, isUnassigned } = this.#of(person);
    if (isDisabled) throw new EntraError(50057);
    if (isUnassigned) throw new EntraError(50105);
  }

  isChallenged(person: Person): boolean {
    return this.#of(person).challenge !== undefined;
  }

  change(person: Person, change: AccountChange, now: Date): void {
    const { challenge: before, ...rest } = this.#of(person);
    const { mfa, challenge, sessions, consent, disabled, assigned, groups, tokenMinutes } = change;
    this.#write(person, {
      ...rest,
      ...challengeAfter(before, challenge, now),
      ...(mfa && { hasMfa: mfa === 'done' }),
      ...(sessions === 'revoked' && { revokedAt: now }),
      ...(sessions === 'expired' && { expiredAt: now }),
      ...(consent && { consents: consent === 'given' ? { [everything]: [everything] } : {} }),
      ...(disabled !== undefined && { isDisabled: disabled }),
      ...(assigned !== undefined && { isUnassigned: !assigned }),
      ...(groups && { hasTooManyGroups: groups === 'overage' }),
      ...(tokenMinutes !== undefined && { tokenMinutes }),
    });
  }

  state(): Readonly<Record<string, Account>> {
    return this.#accounts;
  }

  reset(): void {
    this.#accounts = {};
    this.#save();
  }

  #of(person: Person): Account {
    return this.#accounts[person.objectId] ?? newAccount(person);
  }

  #write(person: Person, changed: Account): void {
    this.#accounts = { ...this.#accounts, [person.objectId]: changed };
    this.#save();
  }

  #read(): Record<string, Account> {
    if (this.#file === undefined) return {};
    try {
      return z.record(z.string(), account).parse(JSON.parse(readFileSync(this.#file, 'utf8')));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
      throw error;
    }
  }

  #save(): void {
    if (this.#file === undefined) return;
    mkdirSync(join(this.#file, '..'), { recursive: true, mode: 0o700 });
    writeFileSync(`${this.#file}.new`, JSON.stringify(this.#accounts), { mode: 0o600 });
    renameSync(`${this.#file}.new`, this.#file);
  }
}

function challengeAfter(
  before: Account['challenge'],
  number: AccountChange['challenge'],
  since: Date,
): Pick<Account, 'challenge'> {
  if (number === null) return {};
  if (number !== undefined) return { challenge: { number, since } };
  return before ? { challenge: before } : {};
}

/** Everybody has signed in with MFA, long ago. Only the service account has consented to anything. */
function newAccount(person: Person): Account {
  const consents =
    person.objectId === serviceAccount.objectId
      ? { [partnerAppId]: [nameOfScope(partnerCenterResource, 'user_impersonation')] }
      : {};
  return {
    signedInAt: new Date(0),
    hasMfa: true,
    consents,
    isDisabled: false,
    isUnassigned: false,
    hasTooManyGroups: false,
    tokenMinutes: 60,
  };
}

/** The essential claim that only a new sign-in can bring (claims challenges). */
function claimsFor(number: (typeof challenges)[number]): string {
  return JSON.stringify({ access_token: { capolids: { essential: true, values: [`policy-${number}`] } } });
}
