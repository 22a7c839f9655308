import {
  type ServiceClientCredentialsFactory,
  JwtTokenProviderFactory,
  ManagedIdentityServiceClientCredentialsFactory,
} from 'botframework-connector';
import type { DestinationStream } from 'pino';
import { type Clock, machineClock } from '../services/clock.ts';
import type { Database } from '../services/database/database.ts';
import { openDatabase } from '../services/database/open-database.ts';
import type { Log } from '../services/log.ts';
import { AppOnlyTokens } from '../services/partner-center/sign-in/app-only-tokens.ts';
import { AppUserTokens } from '../services/partner-center/sign-in/app-user-tokens.ts';
import {
  type EntraAccess,
  addressAtEntra,
  entraApplication,
} from '../services/partner-center/sign-in/entra-application.ts';
import { PartnerCenterAppTokens } from '../services/partner-center/sign-in/partner-center-app-tokens.ts';
import { RefreshTokenStore } from '../services/partner-center/sign-in/refresh-token-store.ts';
import { RefreshTokens } from '../services/partner-center/sign-in/refresh-tokens.ts';
import type { AppTokensOptions } from '../services/sign-in/app-tokens.ts';
import { type Environment, type ProductionSettings, databaseSettings, productSettings } from './settings/config.ts';
import { ClockCheck } from './http/clock-check.ts';
import { RequestIds } from './http/request-ids.ts';
import { SigningKeys } from './http/signing-keys.ts';
import { isServiceUrlOn, teamsCallers } from './http/teams-callers.ts';
import { createLog, quietConsole } from './log.ts';
import { usesMadeUpServices } from './settings/microsoft-addresses.ts';
import { partnerFacts, teamsAppId } from './settings/public-settings.ts';
import { roleDirectory } from './role-directory.ts';
import type { Started } from './run-process.ts';
import { botRegistration, partnerRegistration } from './secrets/registrations.ts';
import { type LoadedSettings, loadSettings, refreshTokenPlace } from './secrets/load-settings.ts';
import { applicationIdUri } from './settings/sign-in-settings.ts';
import { ConnectorCredentials, connectorResource } from './teams/connector-credentials.ts';
import { createAdapter } from './teams/create-adapter.ts';
import { startDesk } from './wiring/desk.ts';
import type { AgentSignIn, EnhancedOptions } from './wiring/options.ts';

interface Surroundings {
  /** The product's time. */
  readonly clock: Clock;
  /** How many of its seconds pass in one of the machine's. */
  readonly speed: number;
  /** Standard output when left out. */
  readonly logTo?: DestinationStream | undefined;
}

/** The bot as Teams reaches it. There is no other, and authentication is always on. Throws `ConfigError`. */
export async function startBot(
  environment: Environment,
  { clock, speed, logTo }: Surroundings = { clock: machineClock, speed: 1 },
): Promise<Started> {
  const { settings, ...kept } = await loadSettings(environment);
  const requestIds = new RequestIds();
  const log = createLog(settings.LOG_LEVEL, () => requestIds.fields(), logTo);
  quietConsole(console, log);
  // No warning: nobody but this machine reaches such a bot (decision 25).
  if (usesMadeUpServices(settings)) log.info({ entra: settings.ENTRA_URL }, 'made-up services of microsoft are used');
  const { stopWithinMs, ...product } = productSettings(settings);
  const access = { entraUrl: settings.ENTRA_URL, timeoutMs: product.partnerCenterTimeoutMs };
  const database = await openDatabase(databaseSettings(settings), log);
  const refreshTokens = serviceAccountTokens(settings, kept, { database, log });
  const keys = signingKeys(settings, log);
  const desk = await startDesk({
    ...product,
    // Deadlines are measured by the product's clock, while calls take the time of the world.
    callDeadlineMs: product.callDeadlineMs * Math.max(1, speed),
    adapter: createAdapter({ credentials: connectorCredentials(settings, access), keys }, log),
    door: {
      callers: teamsCallers({ appId: settings.MicrosoftAppId, keys, clock: machineClock }),
      isServiceUrl: isServiceUrlOn(settings.TEAMS_SERVICE_HOSTS),
      trustedProxyHops: settings.TRUSTED_PROXY_HOPS,
    },
    ...{ appId: settings.MicrosoftAppId, botAccountId: `28:${settings.MicrosoftAppId}` },
    teamsAppId: teamsAppId(settings),
    tenantId: settings.PARTNER_TENANT_ID.toLowerCase(),
    database,
    ...signIn(settings, { access, refreshTokens, log }),
    refreshTokens,
    enhanced: enhancedRoad(settings, { ...access, log }),
    agentSignIn: agentSignIn(settings, access),
    api: { entra: appTokens(settings), publicUrl: settings.PUBLIC_URL },
    partnerCenterUrl: settings.PARTNER_CENTER_URL,
    partner: partnerFacts(settings),
    host: settings.HOST,
    ...{ clock, requestIds, log },
  });
  // Whoever waits for this line may ask the process to stop at once, which listens for that only now.
  setImmediate(() => log.info({ port: desk.port, database: database.engine }, 'started'));
  return { desk, log, stopWithinMs };
}

function signingKeys({ BOT_FRAMEWORK_METADATA_URL: metadataUrl }: ProductionSettings, log: Log): SigningKeys {
  return new SigningKeys({ metadataUrl, clockCheck: new ClockCheck({ clock: machineClock, log }), log });
}

/** Tokens of the registration that calls Partner Center, as Teams brings them for its person (tab-sso-overview, bot-sso-manifest). */
function appTokens(settings: ProductionSettings): AppTokensOptions {
  return {
    tenantId: settings.PARTNER_TENANT_ID.toLowerCase(),
    clientId: settings.PARTNER_CLIENT_ID,
    resource: applicationIdUri(settings),
    entraUrl: settings.ENTRA_URL,
  };
}

function serviceAccountTokens(
  settings: ProductionSettings,
  kept: Omit<LoadedSettings, 'settings'>,
  { database, log }: { database: Database; log: Log },
): RefreshTokens {
  return new RefreshTokens({
    configured: settings.PARTNER_REFRESH_TOKEN,
    place: refreshTokenPlace(kept),
    store: new RefreshTokenStore(database),
    clock: machineClock,
    log,
  });
}

function connectorCredentials(settings: ProductionSettings, access: EntraAccess): ServiceClientCredentialsFactory {
  const { MicrosoftAppId: appId } = settings;
  const registration = botRegistration(settings);
  // A managed identity gets its tokens from Azure, not from Entra.
  if (!registration) return new ManagedIdentityServiceClientCredentialsFactory(appId, new JwtTokenProviderFactory());
  const tokens = new AppOnlyTokens({ registration, resource: connectorResource, ...access });
  return new ConnectorCredentials({ appId, tokens });
}

/** By the registration that calls Partner Center. Undefined where the service account speaks for everybody. */
function agentSignIn(settings: ProductionSettings, access: EntraAccess): AgentSignIn | undefined {
  const { AGENT_SIGN_IN, TOKEN_KEYS: tokenKeys, PUBLIC_URL: publicUrl } = settings;
  if (AGENT_SIGN_IN !== 'each' || !tokenKeys) return undefined;
  return {
    openEntra: () => entraApplication(partnerRegistration(settings), access),
    addressAtEntra: (url) => addressAtEntra(url, access.entraUrl),
    ssoTokens: appTokens(settings),
    publicUrl,
    tokenKeys,
    machineClock,
    mail: settings.LETTERS_FROM_AGENTS ? { graphUrl: settings.GRAPH_URL, timeoutMs: access.timeoutMs } : undefined,
  };
}

function enhancedRoad(settings: ProductionSettings, access: EntraAccess & { readonly log: Log }): EnhancedOptions {
  return {
    setting: settings.ATTESTATION_ROAD,
    map: settings.ENHANCED_WIRE_MAP,
    isMadeUp: usesMadeUpServices(settings),
    createsByItself: settings.ENHANCED_CREATE === 'automatic',
    linkMinutes: settings.ENHANCED_LINK_MINUTES,
    appTokens: new PartnerCenterAppTokens({ registration: partnerRegistration(settings), ...access }),
    tokenKeys: settings.TOKEN_KEYS,
  };
}

interface SignInParts {
  readonly access: EntraAccess;
  readonly refreshTokens: RefreshTokens;
  readonly log: Log;
}

/** One app registration calls Partner Center as the service account that consented, and Microsoft Graph as itself. */
function signIn(settings: ProductionSettings, { access, refreshTokens, log }: SignInParts) {
  const registration = partnerRegistration(settings);
  return {
    accessTokens: new AppUserTokens({ registration, ...access, refreshTokens, clock: machineClock, log }),
    roleDirectory: roleDirectory(settings, { ...access, log }),
  };
}
