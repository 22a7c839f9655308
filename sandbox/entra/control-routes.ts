import { z } from 'zod';
import { type Call, type Reply, type Routes, UnusableRequest } from '../http/routes.ts';
import type { SentMails } from '../graph/sent-mail.ts';
import { type Faults, faultRoutes } from '../http/faults.ts';
import { type Person, people } from '../people.ts';
import { type Registration, findAccount, findRegistration, partnerAppId } from '../registrations.ts';
import { applicationClaims, personClaims, workloadClaims } from './access-tokens.ts';
import { type Accounts, accountChange } from './accounts.ts';
import type { RequestLog } from './request-log.ts';
import { findResource } from './resources.ts';
import type { EntraParts } from './token-endpoint.ts';

const switches = accountChange.extend({
  /** One person; all of them when left out. */
  oid: z.string().optional(),
});
const tokenRequest = z.strictObject({
  oid: z.string().default(people[0]?.objectId ?? ''),
  kind: z.enum(['app+user', 'app-only', 'sso', 'workload']).default('app+user'),
  audience: z.string().optional(),
  scope: z.string().optional(),
  client: z.string().default(partnerAppId),
  mfa: z.boolean().optional(),
});

const newCertificate = z.strictObject({ client: z.string().default(partnerAppId), certificate: z.string() });

/** Teams on the web, which has the person's consent before all (tab-sso). */
const teamsClientId = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346';

interface ControlParts extends EntraParts {
  readonly faults: Faults;
  readonly requests: RequestLog;
  readonly mails: SentMails;
}

/**
 * For tests and the demo. Microsoft has nothing like it.
 *
 * | route | does |
 * | --- | --- |
 * | `GET /sandbox/switches` | what Entra keeps about people who have done anything |
 * | `POST /sandbox/switches` `{oid?, mfa?: "done"\|"missing", challenge?: 50076\|50078\|50079\|53000\|53003\|null, sessions?: "revoked"\|"expired", consent?: "given"\|"withdrawn", disabled?, assigned?, groups?: "listed"\|"overage", tokenMinutes?}` | changes an account, or all of them without `oid` |
 * | `POST /sandbox/tokens` `{oid?, kind?: "app+user"\|"app-only"\|"sso"\|"workload", audience?, scope?, client?, mfa?}` | → `{"access_token"}`, without questions. `sso`: as Teams brings it, for the registration that speaks to Partner Center. `workload`: of the managed identity that registrations trust |
 * | `POST /sandbox/certificates` `{client?, certificate}` | adds a certificate in PEM to a registration, which may sign in with its key from then on |
 * | `POST /sandbox/keys` `{"signer": "entra"\|"botFramework"}` | the signer has a new key; the one before stays published |
 * | `POST`, `DELETE /sandbox/faults` | `[{method, path, status?, headers?, body?, delayMs?, times?}]`: the next calls to Entra or Graph fail so |
 * | `GET /sandbox/requests` | the last 1,000 calls, those for tokens with their `grant` and outcome |
 * | `GET /sandbox/mail` | e-mails that people sent by Graph, text and all; `GET /mail` is the same as a page |
 * | `POST /sandbox/reset` | everybody as at the beginning |
 */
export function controlRoutes(parts: ControlParts): Routes {
  const { accounts, credentials, keys, grants, faults, requests, mails, clock } = parts;
  return {
    'GET /sandbox/switches': () => ok(accounts.state()),
    'POST /sandbox/switches': ({ body }) => {
      const { oid, ...change } = switches.parse(body);
      for (const person of oid === undefined ? people : [known(oid)]) accounts.change(person, change, clock.now());
      return ok(accounts.state());
    },
    'POST /sandbox/tokens': async (call) => ok({ access_token: await issue(parts, call) }),
    'POST /sandbox/certificates': ({ body }) => {
      const { client, certificate } = newCertificate.parse(body);
      credentials.addCertificate(registrationOf(client), certificate);
      return { status: 204 };
    },
    'POST /sandbox/keys': ({ body }) => {
      keys.rotate(z.object({ signer: z.enum(['entra', 'botFramework']) }).parse(body).signer);
      return { status: 204 };
    },
    ...faultRoutes('/sandbox/faults', faults),
    'GET /sandbox/requests': () => ok({ calls: requests.calls }),
    'POST /sandbox/reset': () => {
      accounts.reset();
      credentials.clear();
      grants.clear();
      faults.clear();
      requests.clear();
      mails.clear();
      return { status: 204 };
    },
  };
}

type TokenRequest = z.infer<typeof tokenRequest>;

function issue({ accounts, keys, clock }: ControlParts, { body }: Call): Promise<string> {
  const asked = tokenRequest.parse(body);
  const { resource, registration } = partiesOf(asked);
  const now = clock.now();
  if (asked.kind === 'workload') return keys.sign('entra', workloadClaims(now));
  if (asked.kind === 'app-only') return keys.sign('entra', applicationClaims(registration, resource, now));
  const person = known(asked.oid);
  if (asked.kind === 'sso') checkTeams(accounts, person, now);
  const session = accounts.sessionOf(person);
  const claims = {
    ...{ person, resource, signIn: { ...session, hasMfa: asked.mfa ?? session.hasMfa } },
    scopes: asked.scope?.split(' ') ?? resource.scopes,
    hasTooManyGroups: accounts.hasTooManyGroups(person),
    clientId: asked.kind === 'sso' ? teamsClientId : registration.appId,
  };
  return keys.sign('entra', personClaims(claims, now));
}

/** What the token is for, and who asks for it. */
function partiesOf({ kind, client, audience }: TokenRequest) {
  const usual = kind === 'sso' ? partnerAppId : 'https://api.partnercenter.microsoft.com';
  const resource = findResource(audience ?? usual);
  if (!resource) throw new UnusableRequest('There is no such audience.');
  return { resource, registration: registrationOf(client) };
}

function registrationOf(client: string): Registration {
  const registration = findRegistration(client);
  if (!registration) throw new UnusableRequest('There is no such client.');
  return registration;
}

/** Teams itself keeps its sign-in new, where the account is good. */
function checkTeams(accounts: Accounts, person: Person, now: Date): void {
  accounts.check(person, { ...accounts.sessionOf(person), at: now });
}

function known(objectId: string) {
  const person = findAccount(objectId);
  if (!person) throw new UnusableRequest('The tenant has nobody with this object id.');
  return person;
}

function ok(body: unknown): Reply {
  return { status: 200, body };
}
