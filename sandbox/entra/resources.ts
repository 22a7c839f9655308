import { isOnThisMachine } from '../../bot/settings/microsoft-addresses.ts';
import { botAppId, findRegistration, partnerAppId } from '../registrations.ts';

/** What a token is for. */
export interface Resource {
  /** `aud` of its tokens. */
  readonly audience: string;
  /** Of its access tokens: an API chooses which it takes. */
  readonly version: 1 | 2;
  readonly scopes: readonly string[];
}

export const partnerCenterResource: Resource = {
  audience: 'https://api.partnercenter.microsoft.com',
  version: 1,
  scopes: ['user_impersonation'],
};
export const graphResource: Resource = {
  audience: 'https://graph.microsoft.com',
  version: 1,
  scopes: ['User.Read', 'User.ReadBasic.All', 'GroupMember.Read.All', 'Mail.Send'],
};
export const connectorResource: Resource = { audience: 'https://api.botframework.com', version: 1, scopes: [] };

/** By every name under which Entra knows them. */
const microsofts = new Map([
  ['https://api.partnercenter.microsoft.com', partnerCenterResource],
  ['fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd', partnerCenterResource],
  ['https://graph.microsoft.com', graphResource],
  ['00000003-0000-0000-c000-000000000000', graphResource],
  ['https://api.botframework.com', connectorResource],
]);

/** The API of one of our own registrations, by its id or by the application ID URI that one of them has for Teams. */
function ownResource(name: string): Resource | undefined {
  const registration = findRegistration(isApplicationIdUri(name) ? partnerAppId : name);
  return registration && { audience: registration.appId, version: 2, scopes: ['access_as_user'] };
}

/** With the host under which Teams reaches the bot, which is this machine. */
function isApplicationIdUri(name: string): boolean {
  return isOnThisMachine(name.replace(/^api:/, 'http:')) && name.endsWith(`/botid-${botAppId}`);
}

export function findResource(name: string): Resource | undefined {
  return microsofts.get(name.toLowerCase().replace(/\/$/, '')) ?? ownResource(name);
}

/** Each resource has a name of its own in what is written down. */
export function nameOfScope({ audience }: Resource, scope: string): string {
  return `${audience}/${scope}`;
}

const openIdScopes = ['openid', 'profile', 'email', 'offline_access'];

export interface RequestedScopes {
  readonly openId: readonly string[];
  /** Undefined where only OpenID's scopes are asked for. */
  readonly resource: Resource | undefined;
  /** Of the resource. `['.default']` stands for all that has been consented to. */
  readonly scopes: readonly string[];
  /** Of further resources, for which only consent is asked. */
  readonly further?: readonly Required<Pick<RequestedScopes, 'resource' | 'scopes'>>[];
}

/**
 * What a `scope` parameter asks for, or the AADSTS number of what is wrong with it. A token is for one resource; the sign-in page
 * asks for consent to more.
 */
export function parseScopes(
  text: string,
  { mayBeSeveral = false } = {},
): RequestedScopes | { readonly wrong: 70011 | 500011 | 28000 } {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const openId = words.filter((word) => openIdScopes.includes(word));
  const asked = words.filter((word) => !openIdScopes.includes(word)).map(parseScope);
  if (asked.some(({ resource }) => resource === undefined)) return { wrong: 500011 };
  if (!asked.every(isKnown)) return { wrong: 70011 };
  const [first, ...further] = [...Map.groupBy(asked, ({ resource }) => resource)].map(([resource, ofIt]) => ({
    resource,
    scopes: ofIt.map(({ scope }) => scope),
  }));
  if (further.length > 0 && !mayBeSeveral) return { wrong: 28000 };
  return { openId, resource: first?.resource, scopes: first?.scopes ?? [], further };
}

function isKnown({ resource, scope }: ReturnType<typeof parseScope>): boolean {
  return scope === '.default' || (resource?.scopes.includes(scope) ?? false);
}

/** A scope without a resource is one of Graph's. */
function parseScope(text: string): { resource: Resource | undefined; scope: string } {
  const at = text.lastIndexOf('/');
  if (at < 0) return { resource: graphResource, scope: text };
  return { resource: findResource(text.slice(0, at)), scope: text.slice(at + 1) };
}
