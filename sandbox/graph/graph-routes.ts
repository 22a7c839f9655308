import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../services/clock.ts';
import { graphResource } from '../entra/resources.ts';
import type { Claims, SandboxKeys } from '../entra/sandbox-keys.ts';
import type { SentMails } from './sent-mail.ts';
import type { Call, Handler, Reply, Routes } from '../http/routes.ts';
import { type Person, people, serviceAccount } from '../people.ts';
import { directoryObjectsOf, findAccount, groupIds, userPrincipalNameOf } from '../registrations.ts';

interface GraphParts {
  readonly mails: SentMails;
  readonly keys: SandboxKeys;
  readonly clock: Clock;
}

/** More are refused (directoryobject-checkmemberobjects). */
const mostIds = 20;
const memberships = z.object({ ids: z.array(z.string()).min(1).max(mostIds) });

const groupNames: Readonly<Record<string, string>> = {
  [groupIds.adminAgents]: 'AdminAgents',
  [groupIds.salesAgents]: 'SalesAgents',
  [groupIds.helpdeskAgents]: 'HelpdeskAgents',
};

/** The few calls of Microsoft Graph that the bot makes. Throttling is a planned fault. */
export function graphRoutes(parts: GraphParts): Routes {
  const root = '/graph/v1.0';
  return {
    [`GET ${root}/me`]: admitted(parts, (claims) => {
      const person = findAccount(String(claims['oid']));
      return typeof claims['scp'] === 'string' && person ? ok(userOf(person)) : notDelegated;
    }),
    [`POST ${root}/me/sendMail`]: admitted(parts, (claims, { body }) => {
      const person = findAccount(String(claims['oid']));
      const scopes: unknown = claims['scp'];
      if (typeof scopes !== 'string' || !person) return notDelegated;
      if (!scopes.split(' ').includes('Mail.Send')) return mailDenied;
      return parts.mails.add(userPrincipalNameOf(person), body) ? { status: 202 } : badRecipients;
    }),
    [`GET ${root}/users/:user`]: admitted(parts, (_claims, { params }) => {
      const person = findAccount(params['user']);
      return person ? ok(userOf(person)) : notFound(params['user']);
    }),
    [`POST ${root}/users/:user/checkMemberObjects`]: admitted(parts, (_claims, { params, body }) => {
      const { ids } = memberships.parse(body);
      const person = findAccount(params['user']);
      if (!person) return notFound(params['user']);
      const held = directoryObjectsOf(person);
      const value = ids.filter((id) => held.includes(id.toLowerCase()));
      return ok({ '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#Collection(Edm.String)', value });
    }),
    [`GET ${root}/groups/:group`]: admitted(parts, (_claims, { params }) => {
      const displayName = groupNames[params['group'] ?? ''];
      return displayName === undefined ? notFound(params['group']) : ok({ id: params['group'], displayName });
    }),
    [`GET ${root}/groups/:group/transitiveMembers/$count`]: admitted(parts, (_claims, { params }) => {
      const group = params['group'] ?? '';
      const members = [...people, serviceAccount].filter((person) => directoryObjectsOf(person).includes(group));
      return { status: 200, headers: { 'content-type': 'text/plain' }, body: String(members.length) };
    }),
  };
}

/** An application needs a permission of its own to read people and groups. A person's token may read the person. */
function admitted({ keys, clock }: GraphParts, handle: (claims: Claims, call: Call) => Reply): Handler {
  return async (call) => {
    const token = /^Bearer (\S+)$/.exec(call.headers.authorization ?? '')?.[1];
    const claims = await keys.verify('entra', token ?? '', clock.now()).catch(() => undefined);
    if (claims?.['aud'] !== graphResource.audience) return tokenRefused;
    const roles: unknown = claims['roles'];
    const mayRead = typeof claims['scp'] === 'string' || (Array.isArray(roles) && roles.length > 0);
    return mayRead ? handle(claims, call) : denied;
  };
}

function userOf(person: Person) {
  const userPrincipalName = userPrincipalNameOf(person);
  return { id: person.objectId, displayName: person.name, mail: userPrincipalName, userPrincipalName };
}

function ok(body: object): Reply {
  return { status: 200, body };
}

function refusal(status: number, code: string, message: string): Reply {
  const requestId = randomUUID();
  const innerError = { date: new Date().toISOString().slice(0, 19), 'request-id': requestId };
  return { status, headers: { 'request-id': requestId }, body: { error: { code, message, innerError } } };
}

const tokenRefused = refusal(401, 'InvalidAuthenticationToken', 'Access token validation failure.');
const denied = refusal(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
/** As Exchange Online answers behind Graph. */
const mailDenied = refusal(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');
const badRecipients = refusal(400, 'ErrorInvalidRecipients', 'At least one recipient is not valid.');
const notDelegated = refusal(400, 'BadRequest', '/me request is only valid with delegated authentication flow.');

function notFound(id: string | undefined): Reply {
  const message = `Resource '${id ?? ''}' does not exist or one of its queried reference-property objects are not present.`;
  return refusal(404, 'Request_ResourceNotFound', message);
}

/** As Graph asks to wait (graph/throttling). */
export const throttled = {
  error: { code: 'TooManyRequests', message: 'Too many requests.', innerError: { code: 'TooManyRequests' } },
};
