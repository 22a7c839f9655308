import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { EnhancedTrialsStore } from '../../services/agreements/links/enhanced-trials-store.ts';
import type { Clock } from '../../services/clock.ts';
import { openExistingDatabase } from '../../services/database/open-database.ts';
import { minuteMs } from '../../services/duration.ts';
import type { CustomerId, TemplateId } from '../../services/ids.ts';
import { EnhancedAttestationClient } from '../../services/partner-center/enhanced/enhanced-attestation-client.ts';
import type { LinkSecret } from '../../services/partner-center/enhanced/enhanced-attestation-client.ts';
import { isComplete, missingIn } from '../../services/partner-center/enhanced/wire-map.ts';
import { PartnerCenterError } from '../../services/partner-center/http/partner-center-error.ts';
import { PartnerCenterClient } from '../../services/partner-center/partner-center-client.ts';
import { PartnerCenterAppTokens } from '../../services/partner-center/sign-in/partner-center-app-tokens.ts';
import type { PrimaryContact } from '../../services/primary-contact.ts';
import { type Environment, type ProductionSettings, databaseSettings } from '../settings/config.ts';
import { usesMadeUpServices } from '../settings/microsoft-addresses.ts';
import { loadSettings } from '../secrets/load-settings.ts';
import { createInstruments, timeoutMs } from './instruments.ts';

export interface TrialOptions {
  /** A customer of the account in Microsoft's sandbox. */
  readonly customerId: CustomerId;
  /** Of whoever sits at the terminal, and plays the customer. */
  readonly email: string;
  /** What is found out, sentence by sentence, as soon as it is known. */
  readonly say: (line: string) => void;
  readonly clock: Clock;
  readonly lookEveryMs: number;
}

/** So long the person at the terminal has for the page. */
const patienceMs = 15 * minuteMs;

/** What the trial could not get over; its message says so to the operator. */
class TrialStopped extends Error {}

/**
 * Goes the whole enhanced road once in Microsoft's integration sandbox, with a person who accepts on the page, and notes that the
 * wire map has passed. Resolves to whether it has. Throws `ConfigError`.
 */
export async function runEnhancedTrial(environment: Environment, options: TrialOptions): Promise<boolean> {
  const { settings } = await loadSettings(environment);
  try {
    await tryRoad(settings, options);
    await notePassed(settings, options.clock);
    options.say('The whole road works with this wire map. It is noted: the road is open as ATTESTATION_ROAD says.');
    return true;
  } catch (error) {
    const problem = problemFrom(error);
    if (problem === undefined) throw error;
    options.say(`Stopped: ${problem}`);
    return false;
  }
}

async function tryRoad(settings: ProductionSettings, options: TrialOptions): Promise<void> {
  const { say, customerId, clock } = options;
  const client = connect(settings);
  const contact: PrimaryContact = { firstName: 'Trial', lastName: randomUUID().slice(0, 8), email: options.email };
  const templateId = await readTemplateId(settings);
  const facts = { companyName: 'Trial of Agreement Desk', country: 'US', language: 'en-US' };
  const minutes = settings.ENHANCED_LINK_MINUTES;
  const secret = await client.start('service-account', { ...facts, contact, minutes }, randomUUID());
  await requireNotYetAccepted(client, secret);
  say('An attestation was started. Open this page and accept, as the customer would:');
  say(client.linkFor(secret));
  await waitForAcceptance(client, secret, options);
  say('The acceptance was seen.');
  const agreed = { customerId, secret, templateId, contact, acceptedAt: clock.now() };
  await client.createAgreement('service-account', agreed, randomUUID());
  say('The agreement was created. See that it stands on the customer’s Account page in Partner Center.');
}

function connect(settings: ProductionSettings): EnhancedAttestationClient {
  const { ENHANCED_WIRE_MAP: map, PARTNER_CENTER_URL: baseUrl, ENTRA_URL: entraUrl } = settings;
  const place = { isMadeUp: usesMadeUpServices(settings) };
  if (!isComplete(map, place))
    throw new TrialStopped(`the wire map lacks ${missingIn(map, place).join(', ')}: see docs/enhanced-attestation.md`);
  const {
    ENHANCED_TRIAL_TENANT_ID: tenantId,
    ENHANCED_TRIAL_CLIENT_ID: clientId,
    ENHANCED_TRIAL_CLIENT_SECRET: secret,
  } = settings;
  if (tenantId === undefined || clientId === undefined || secret === undefined)
    throw new TrialStopped('ENHANCED_TRIAL_TENANT_ID, _CLIENT_ID and _CLIENT_SECRET are needed');
  if (tenantId.toLowerCase() === settings.PARTNER_TENANT_ID.toLowerCase() && !place.isMadeUp)
    throw new TrialStopped('ENHANCED_TRIAL_TENANT_ID must be that of the sandbox account, not the partner’s own');
  const { log } = createInstruments({ as: undefined, clock: { now: () => new Date() } });
  const registration = { tenantId, clientId, credential: { kind: 'secret', secret } as const };
  const accessTokens = new PartnerCenterAppTokens({ registration, entraUrl, timeoutMs, log });
  return new EnhancedAttestationClient(map, { baseUrl, accessTokens, timeoutMs, log });
}

/** The same in every account. */
async function readTemplateId(settings: ProductionSettings): Promise<TemplateId> {
  const { accessTokens, log } = createInstruments({ as: undefined, clock: { now: () => new Date() } });
  const connection = { baseUrl: settings.PARTNER_CENTER_URL, timeoutMs, accessTokens: accessTokens(settings), log };
  return (await new PartnerCenterClient(connection).getAgreementTemplate('service-account')).templateId;
}

/** Before anybody has the link: a word that the map takes for an acceptance now would be taken for one of every customer. */
async function requireNotYetAccepted(client: EnhancedAttestationClient, secret: LinkSecret): Promise<void> {
  const { word, state } = await client.readStatus('service-account', secret);
  if (state === 'accepted')
    throw new TrialStopped(`Microsoft says "${word}" before anybody could accept, and status.words has it as accepted`);
}

/** Every word on the way has to be one that the map knows. */
async function waitForAcceptance(
  client: EnhancedAttestationClient,
  secret: LinkSecret,
  { say, clock, lookEveryMs }: TrialOptions,
): Promise<void> {
  const until = clock.now().getTime() + patienceMs;
  let last: string | undefined;
  while (clock.now().getTime() < until) {
    const { word, state, isKnown } = await client.readStatus('service-account', secret);
    if (word !== last) say(`Microsoft says "${word}"${isKnown ? `, which is ${state}` : ''}.`);
    last = word;
    if (!isKnown) throw new TrialStopped(`add "${word}" to status.words, with what it means`);
    if (state === 'accepted') return;
    if (state !== 'waiting') throw new TrialStopped(`the page was left as ${state}`);
    await delay(lookEveryMs);
  }
  throw new TrialStopped('nobody accepted within a quarter of an hour');
}

async function notePassed(settings: ProductionSettings, clock: Clock): Promise<void> {
  const { log } = createInstruments({ as: undefined, clock });
  const database = await openExistingDatabase(databaseSettings(settings), log);
  try {
    await new EnhancedTrialsStore(database).notePassed(settings.ENHANCED_WIRE_MAP, clock.now());
  } finally {
    await database.close();
  }
}

/** In words for the operator; undefined for what is a bug. */
function problemFrom(error: unknown): string | undefined {
  if (error instanceof TrialStopped) return error.message;
  if (!(error instanceof PartnerCenterError)) return undefined;
  const { code, status, wireCode, detail, route } = error;
  const more = [status, wireCode, detail].filter((part) => part !== undefined).join(', ');
  return `${route} did not answer as the wire map says: ${code}${more && ` (${more})`}`;
}
