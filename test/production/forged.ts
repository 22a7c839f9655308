import { partnerTenantId } from '../../sandbox/people.ts';
import type { BotActivity } from '../../sandbox/teams/bot-activity.ts';
import { type Claims, SigningKey, signedPart, tokenByPublicKey } from '../support/microsoft/made-up-microsoft-keys.ts';
import type { MadeUpMicrosoft } from '../support/microsoft/made-up-microsoft.ts';
import { appId } from '../support/bots/production-bot.ts';
import { channelClaims, serviceUrl } from '../support/bots/production-bot-person.ts';

/** Stands in claims, and must stand in no line of a log. */
export const marker = 'forged-claim-marker-5c1e';
export const foreignTenant = '99999999-9999-4999-8999-999999999999';
const strangerKey = new SigningKey('stranger');

export interface Forgery {
  readonly name: string;
  readonly authorization: (microsoft: MadeUpMicrosoft) => string;
  /** Over the activity of an Admin agent. */
  readonly activity?: BotActivity;
}

const bearer = (name: string, token: (microsoft: MadeUpMicrosoft) => string, activity?: BotActivity): Forgery => ({
  name,
  authorization: (microsoft) => `Bearer ${token(microsoft)}`,
  ...(activity && { activity }),
});
const asIs = (name: string, authorization: Forgery['authorization']): Forgery => ({ name, authorization });
/** Signed as the Bot Framework signs, with other claims or another header. */
const signed = (name: string, claims: Claims, header: Claims = {}): Forgery =>
  bearer(name, ({ channelKey }) => channelKey.token(channelClaims(claims), header));
const valid = ({ channelKey }: MadeUpMicrosoft): string => channelKey.token(channelClaims());
const entra = (name: string, over: Claims): Forgery =>
  bearer(name, ({ entraKey }) => entraKey.token(entraClaims(over)));
const base64 = (text: string): string => Buffer.from(text).toString('base64url');
const now = (): number => Math.floor(Date.now() / 1_000);

/** What Entra claims for an application that asked for a token to our bot. */
function entraClaims(over: Claims): Claims {
  const facts = { iss: `https://sts.windows.net/${foreignTenant}/`, tid: foreignTenant, appid: appId, ver: '1.0' };
  return { ...channelClaims(), ...facts, ...over };
}

/** Nothing has to be asked of anybody to see that these are none of the Bot Framework's. */
export const shapeless: readonly Forgery[] = [
  asIs('no token', () => ''),
  asIs('the scheme alone', () => 'Bearer'),
  asIs('Basic authentication', () => `Basic ${base64('admin:admin')}`),
  asIs('a token without its scheme', valid),
  asIs('another scheme', (microsoft) => `Token ${valid(microsoft)}`),
  asIs('two tokens in one header', (microsoft) => `Bearer ${valid(microsoft)}, Bearer ${valid(microsoft)}`),
  asIs('a token and a word', (microsoft) => `Bearer ${valid(microsoft)} please`),
  bearer('a token of two parts', (microsoft) => valid(microsoft).split('.').slice(0, 2).join('.')),
  bearer('a token of four parts', (microsoft) => `${valid(microsoft)}.x`),
  bearer(
    'a token of eleven kilobytes',
    () => `${signedPart({ ...channelClaims(), x: 'x'.repeat(8_000) }, { alg: 'RS256' })}.x`,
  ),
  bearer('a token with an empty signature', (microsoft) => `${valid(microsoft).split('.').slice(0, 2).join('.')}.`),
  bearer(
    'a header that is no JSON',
    (microsoft) => `${base64('{alg')}.${valid(microsoft).split('.').slice(1).join('.')}`,
  ),
  bearer('claims that are no JSON', () => `${base64('{"alg":"RS256"}')}.${base64('iss')}.x`),
  bearer('claims that are a list', () => `${signedPart([channelClaims()], { alg: 'RS256' })}.x`),
  bearer('claims that are null', () => `${signedPart(null, { alg: 'RS256' })}.x`),
  bearer('no issuer', ({ channelKey }) => channelKey.token({ ...channelClaims(), iss: undefined })),
  signed('an issuer that is a number', { iss: 1 }),
  signed('a list of issuers', { iss: ['https://api.botframework.com', marker] }),
  signed('an issuer with a dot at its end', { iss: 'https://api.botframework.com.' }),
  signed('an issuer with a slash at its end', { iss: 'https://api.botframework.com/' }),
  signed('an issuer in capitals', { iss: 'HTTPS://API.BOTFRAMEWORK.COM' }),
  signed('the issuer of the US government', { iss: 'https://api.botframework.us' }),
  entra('Entra’s first issuer, for a foreign tenant', {}),
  entra('Entra’s second issuer, for a foreign tenant', {
    iss: `https://login.microsoftonline.com/${foreignTenant}/v2.0`,
    ver: '2.0',
    azp: appId,
  }),
  entra('Entra’s issuer, for the partner’s own tenant', {
    iss: `https://sts.windows.net/${partnerTenantId}/`,
    tid: partnerTenantId,
  }),
  entra('the Emulator’s issuer', {
    iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
    tid: 'd6d49420-f39b-4df7-a1dc-d59a935871db',
  }),
  entra('the Emulator’s second issuer', {
    iss: 'https://login.microsoftonline.com/f8cdef31-a31e-4b4a-93e4-5f571e91255a/v2.0',
    ver: '2.0',
    azp: appId,
  }),
  entra('a skill of ours', {
    iss: `https://sts.windows.net/${partnerTenantId}/`,
    appid: '44444444-4444-4444-8444-444444444444',
  }),
  bearer('algorithm none', () => `${signedPart(channelClaims(), { alg: 'none', typ: 'JWT' })}.`),
  bearer(
    'algorithm None with a signature',
    (microsoft) => `${signedPart(channelClaims(), { alg: 'None', kid: microsoft.channelKey.kid })}.x`,
  ),
  bearer('HS256 by the public key', ({ channelKey }) => tokenByPublicKey(channelKey, channelClaims())),
  signed('no algorithm', {}, { alg: undefined }),
  signed('a list of algorithms', {}, { alg: ['RS256'] }),
];

/** Well-formed, and issued by the Bot Framework, as they say. */
export const forgeries: readonly Forgery[] = [
  bearer('a foreign key under the right id', ({ channelKey }) =>
    strangerKey.token(channelClaims(), { kid: channelKey.kid }),
  ),
  bearer('a foreign key under its own id', () => strangerKey.token(channelClaims())),
  bearer('a key of Entra’s', ({ entraKey }) => entraKey.token(channelClaims())),
  signed('a key id that is missing', {}, { kid: undefined }),
  signed('a key id that is a path', {}, { kid: '../../../../dev/null' }),
  signed('a key id that is __proto__', {}, { kid: '__proto__' }),
  signed('a key id that is an object', {}, { kid: { toString: 'x' } }),
  signed('a key id with a line feed', {}, { kid: `x\n{"level":50,"msg":"${marker}"}` }),
  bearer('a key of its own in the header', () => strangerKey.token(channelClaims(), { jwk: strangerKey.jwk })),
  bearer('an address of keys in the header', () =>
    strangerKey.token(channelClaims(), { jku: 'https://evil.example/keys' }),
  ),
  bearer('an address of certificates in the header', () =>
    strangerKey.token(channelClaims(), { x5u: 'https://evil.example/x5u', x5c: ['AAAA'] }),
  ),
  bearer('claims changed after they were signed', tampered),
  bearer('a signature cut short', (microsoft) => valid(microsoft).slice(0, -20)),
  bearer(
    'a signature of another token',
    ({ channelKey }) =>
      `${signedPart(channelClaims(), { alg: 'RS256', kid: channelKey.kid })}.${channelKey.token({}).split('.')[2] ?? ''}`,
  ),
  signed('another bot’s audience', { aud: '55555555-5555-4555-8555-555555555555' }),
  signed('no audience', { aud: undefined }),
  signed('a list of audiences', { aud: ['55555555-5555-4555-8555-555555555555', appId] }),
  signed('an audience with a blank', { aud: `${appId} ` }),
  signed('an audience with a line feed', { aud: `x\n{"level":50,"msg":"${marker}"}` }),
  signed('an expiry that has passed', { exp: now() - 3_600, nbf: now() - 7_200 }),
  signed('a beginning that lies ahead', { nbf: now() + 3_600, exp: now() + 7_200 }),
  signed('no expiry', { exp: undefined }),
  signed('an expiry that is a text', { exp: '9999999999' }),
  signed('no service URL', { serviceurl: undefined }),
  signed('another service URL', { serviceurl: 'https://smba.trafficmanager.net/amer/' }),
  signed('a service URL that is a list', { serviceurl: [serviceUrl] }),
  bearer('a key for other channels', ({ otherChannelsKey }) => otherChannelsKey.token(channelClaims())),
  bearer('a key without endorsements', ({ unendorsedKey }) => unendorsedKey.token(channelClaims())),
];

/** Truly signed by the Bot Framework, but not as Teams: what the sender says of itself is the sender's own word. */
export const otherChannels: readonly Forgery[] = [
  bearer('Direct Line', ({ otherChannelsKey }) => otherChannelsKey.token(channelClaims()), { channelId: 'directline' }),
  bearer('Web Chat', ({ otherChannelsKey }) => otherChannelsKey.token(channelClaims()), { channelId: 'webchat' }),
  bearer('Direct Line with the key of Teams', valid, { channelId: 'directline' }),
  bearer('the Emulator', valid, { channelId: 'emulator' }),
  bearer('a channel without endorsements', ({ unendorsedKey }) => unendorsedKey.token(channelClaims()), {
    channelId: 'skype',
  }),
  bearer('no channel', valid, { channelId: null }),
  bearer('a channel in capitals', valid, { channelId: 'MSTEAMS' }),
  bearer('a channel with a blank', valid, { channelId: 'msteams ' }),
  bearer('a list of channels', valid, { channelId: ['msteams'] }),
];

/** The signature holds, and the service URL is the same in claim and activity: yet our token must not go there. */
export const foreignServiceUrls: readonly Forgery[] = [
  'http://smba.trafficmanager.net/emea/',
  'https://evil.example/',
  'https://smba.trafficmanager.net.evil.example/',
  'https://smba.trafficmanager.net@evil.example/',
  'https://evil.example/smba.trafficmanager.net/',
  'https://evil.example#.smba.trafficmanager.net/',
  'https://evil.example\\@smba.trafficmanager.net/',
  'https://evilsmba.trafficmanager.net.evil.example/emea/',
  'https://127.0.0.1:1/',
  'https://[::1]/',
  'https://169.254.169.254/metadata/',
  'https://localhost/',
  'ftp://smba.trafficmanager.net/',
  'file:///etc/passwd',
  '//evil.example/',
  'smba.trafficmanager.net',
  '',
].map((url) => {
  const token = ({ channelKey }: MadeUpMicrosoft) => channelKey.token(channelClaims({ serviceurl: url }));
  return bearer(JSON.stringify(url), token, { serviceUrl: url });
});

function tampered(microsoft: MadeUpMicrosoft): string {
  const [header = '', , signature = ''] = microsoft.channelKey.token(channelClaims({ aud: 'x' })).split('.');
  return `${header}.${base64(JSON.stringify(channelClaims()))}.${signature}`;
}
