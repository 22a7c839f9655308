import { z } from 'zod';
import type { Reply } from '../http/routes.ts';
import { type Person, people, serviceAccount } from '../people.ts';
import { type Registration, findAccount, userPrincipalNameOf } from '../registrations.ts';
import type { SignIn } from './access-tokens.ts';
import type { Accounts } from './accounts.ts';
import { EntraError } from './entra-error.ts';
import { type RequestedScopes, nameOfScope } from './resources.ts';
import { approvalPage, consentPage, personPage } from './sign-in-page.ts';
import type { EntraParts, Form } from './token-endpoint.ts';

/** What a person is taken through, and what they have answered so far. */
interface SignInRequest {
  readonly client: Registration;
  readonly asked: RequestedScopes;
  /** A challenge that has to be met: the person approves on a second device. */
  readonly claims: string | undefined;
  readonly prompt: string | undefined;
  readonly loginHint: string | undefined;
  readonly form: Form;
}

type Outcome =
  | { readonly kind: 'page'; readonly reply: Reply }
  | { readonly kind: 'declined' }
  | { readonly kind: 'signed-in'; readonly person: Person; readonly signIn: SignIn };

/** Person, second factor, consent: the first that is still missing, or the end. */
export function signInStep({ accounts, clock }: EntraParts, request: SignInRequest): Outcome {
  const { client, asked, form } = request;
  const chosen = findAccount(form['person']);
  const person = chosen ?? whoIsSignedIn(accounts, request);
  if (!person) return { kind: 'page', reply: personPage(client.name, findByHint(request.loginHint)) };
  accounts.checkMayUse(person);
  if (form['consent'] === 'declined') return { kind: 'declined' };
  const next = nextPage(accounts, person, request);
  if (next) return { kind: 'page', reply: next };
  if (form['consent'] === 'accepted') accounts.consent(person, client.appId, namesOfScopes(asked));
  if (!chosen) return { kind: 'signed-in', person, signIn: accounts.sessionOf(person) };
  return { kind: 'signed-in', person, signIn: accounts.signIn(person, clock.now(), { withMfa: isApproved(form) }) };
}

/** Undefined where nothing more is to be asked. */
function nextPage(accounts: Accounts, person: Person, request: SignInRequest): Reply | undefined {
  const { client, asked, claims, prompt, form } = request;
  const wantsApproval = asksForProof(claims) || accounts.isChallenged(person);
  if (wantsApproval && !isApproved(form)) return approvalPage(person);
  const wantsConsent = prompt === 'consent' || !hasConsented(accounts, person, request);
  if (!wantsConsent || form['consent'] === 'accepted') return undefined;
  return consentPage({ person, appName: client.name, scopes: namesOfScopes(asked), isApproved: isApproved(form) });
}

const essential = z.looseObject({ essential: z.literal(true) });

/** Of the access token. What MSAL asks for by itself is about the ID token, and not essential. */
function asksForProof(claims: string | undefined): boolean {
  if (claims === undefined) return false;
  const { data } = z
    .looseObject({ access_token: z.record(z.string(), z.unknown()).default({}) })
    .safeParse(JSON.parse(claims));
  return Object.values(data?.access_token ?? {}).some((claim) => essential.safeParse(claim).success);
}

function isApproved(form: Form): boolean {
  return form['mfa'] === 'approved';
}

function hasConsented(accounts: Accounts, person: Person, { client, asked }: SignInRequest): boolean {
  return allIn(asked).every(
    (one) => !one.resource || accounts.hasConsented(person, client.appId, one.resource, scopesOf(one)),
  );
}

/** Whom the client names, and who has signed in before: nobody has to choose. */
function whoIsSignedIn(accounts: Accounts, { prompt, loginHint }: SignInRequest): Person | undefined {
  const person = findByHint(loginHint);
  const isAsked = prompt === 'login' || prompt === 'select_account';
  return person && !isAsked && isStillSignedIn(accounts, person) ? person : undefined;
}

function isStillSignedIn(accounts: Accounts, person: Person): boolean {
  try {
    const session = accounts.sessionOf(person);
    accounts.check(person, session, { refreshedFrom: session.at });
    return true;
  } catch (error) {
    if (error instanceof EntraError) return false;
    throw error;
  }
}

/** By object id or sign-in name. */
function findByHint(hint: string | undefined): Person | undefined {
  const byName = [...people, serviceAccount].find((one) => userPrincipalNameOf(one) === hint?.toLowerCase());
  return findAccount(hint) ?? byName;
}

/** `.default` asks for all that the application is registered for. */
function scopesOf({ resource, scopes }: ScopesOfOne): readonly string[] {
  return scopes.includes('.default') ? (resource?.scopes ?? []) : scopes;
}

function namesOfScopes(asked: RequestedScopes): readonly string[] {
  return allIn(asked).flatMap((one) => {
    const { resource } = one;
    return resource ? scopesOf(one).map((scope) => nameOfScope(resource, scope)) : [];
  });
}

type ScopesOfOne = Pick<RequestedScopes, 'resource' | 'scopes'>;

function allIn(asked: RequestedScopes): readonly ScopesOfOne[] {
  return [asked, ...(asked.further ?? [])];
}
