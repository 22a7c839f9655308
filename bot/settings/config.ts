import { join } from 'node:path';
import { z } from 'zod';
import { type CalendarDay, parseCalendarDay } from '../../services/calendar-day.ts';
import type { DatabaseSettings } from '../../services/database/database-settings.ts';
import { adminAgentsOnlyTable, capabilityTable } from '../../services/identity/capabilities.ts';
import { ProductError } from '../../services/product-error.ts';
import { attachmentScan, attachmentSettings, attachmentsFolder } from './attachment-settings.ts';
import {
  blobOfHeads,
  complaintsAboutEvidence,
  countingSettings,
  evidenceSettings,
  evidenceSigningKeys,
} from './evidence-settings.ts';
import { enhancedSettings } from './enhanced-settings.ts';
import {
  addressSettings,
  complaintsAboutMadeUpServices,
  isOnThisMachine,
  isFileOfTeams,
  isTemplateFileOfMicrosoft,
  usesMadeUpServices,
} from './microsoft-addresses.ts';
import { misspeltSettings } from './misspelt-settings.ts';
import { retentionPeriods, retentionSettings } from './retention-settings.ts';
import { publicSettings } from './public-settings.ts';
import { certificate, complaintsAboutCredentials, federation } from '../secrets/credential-settings.ts';
import { needsAgents, needsTokenKeys, signInSettings } from './sign-in-settings.ts';

const seconds = (usual: number) =>
  z.coerce.number({ error: 'must be a number of seconds' }).positive().max(3_600).default(usual);
const wholeNumber = (limits: { usual: number; most: number }) =>
  z.coerce
    .number({ error: `must be a number from 1 to ${limits.most}` })
    .int()
    .min(1)
    .max(limits.most)
    .default(limits.usual);
const guid = z.guid({ error: 'must be a GUID' });
const day = z.string().transform((text, context): CalendarDay => {
  const parsed = parseCalendarDay(text);
  if (parsed) return parsed;
  context.addIssue({ code: 'custom', message: 'must be a day such as 2023-04-01' });
  return z.NEVER;
});
/** In the alphabet of RFC 6750, and too long to be guessed. */
const tokens = z
  .string()
  .regex(/^[\w.~+/-]{32,}=*(,[\w.~+/-]{32,}=*)*$/, {
    error: 'must be tokens of at least 32 letters and digits, separated by commas',
  })
  .transform((text): readonly string[] => text.split(','));

/** Tokens of our sandbox and samples, which everybody has. */
export const publishedTokens: readonly string[] = [
  'sandbox-order-token-for-this-machine-only',
  'replace-this-with-48-random-letters-and-digits',
];

/** For rules about several settings: they are told even where other settings are bad, so that all is told at once. */
const togetherWithOthers = { when: () => true };

/** All settings. Names beginning with Microsoft are the Bot Framework's own. */
export const productionSettings = z
  .object({
    PORT: z.coerce.number({ error: 'must be a port number' }).int().min(0).max(65_535).default(3978),
    DATA_DIR: z.string().min(1).default('.data'),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must begin with postgres://' }).optional(),
    ATTEST_ADMIN_AGENTS_ONLY: z.stringbool({ error: 'must be true or false' }).default(false),
    PARTNER_CENTER_TIMEOUT_SECONDS: seconds(30),
    RECONCILE_EVERY_SECONDS: seconds(60),
    DIRECTORY_SYNC: z.stringbool({ error: 'must be true or false' }).default(true),
    DIRECTORY_LIST_EVERY_MINUTES: wholeNumber({ usual: 60, most: 10_080 }),
    PARTNER_CENTER_BACKGROUND_REQUESTS_PER_MINUTE: wholeNumber({ usual: 300, most: 60_000 }),
    AGENT_REQUESTS_PER_MINUTE: wholeNumber({ usual: 60, most: 60_000 }),
    ALL_AGENTS_REQUESTS_PER_MINUTE: wholeNumber({ usual: 1_500, most: 600_000 }),
    ORDER_API_TOKENS: tokens.optional(),
    METRICS_PORT: z.coerce.number({ error: 'must be a port number' }).int().min(0).max(65_535).optional(),
    METRICS_HOST: z.string().min(1).default('127.0.0.1'),
    OTEL_EXPORTER_OTLP_ENDPOINT: z
      .url({ protocol: /^https?$/, error: 'must begin with https:// or http://' })
      .optional(),
    ...retentionSettings,
    ...evidenceSettings,
    ...enhancedSettings,
    ...attachmentSettings,
    STOP_WITHIN_SECONDS: seconds(25),
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
    ...addressSettings,
    HOST: z.string().default('0.0.0.0'),
    TRUSTED_PROXY_HOPS: z.coerce.number({ error: 'must be a number from 0 to 10' }).int().min(0).max(10).default(0),
    MicrosoftAppId: guid,
    MicrosoftAppType: z.enum(['SingleTenant', 'UserAssignedMsi']).default('SingleTenant'),
    MicrosoftAppTenantId: guid,
    MicrosoftAppPassword: z.string().min(1).optional(),
    MicrosoftAppCertificate: certificate.optional(),
    MicrosoftAppFederation: federation.optional(),
    PARTNER_TENANT_ID: guid,
    PARTNER_CLIENT_ID: guid,
    PARTNER_CLIENT_SECRET: z.string().min(1).optional(),
    PARTNER_CLIENT_CERTIFICATE: certificate.optional(),
    PARTNER_CLIENT_FEDERATION: federation.optional(),
    PARTNER_REFRESH_TOKEN: z.string().min(1),
    ADMIN_AGENTS_GROUP_ID: guid,
    SALES_AGENTS_GROUP_ID: guid.optional(),
    HELPDESK_AGENTS_GROUP_ID: guid.optional(),
    ...publicSettings,
    ...signInSettings,
    RENEWAL_CUTOFF: day
      .refine((cutoff) => cutoff <= new Date().toISOString().slice(0, 10), {
        error: 'must not lie in the future: each acceptance would have to be confirmed again, and the new one too',
      })
      .optional(),
  })
  .superRefine((settings, context) => {
    for (const { path, message } of [...complaintsAboutCredentials(settings), ...complaintsAboutEvidence(settings)])
      context.addIssue({ code: 'custom', path: [path], message });
  }, togetherWithOthers)
  .refine((settings) => usesMadeUpServices(settings) || !holdsPublishedToken(settings), {
    path: ['ORDER_API_TOKENS'],
    error: 'must not hold a token from our sandbox or samples, which everybody has',
    ...togetherWithOthers,
  })
  .superRefine((settings, context) => {
    for (const { path, message } of complaintsAboutMadeUpServices(settings, settings.HOST))
      context.addIssue({ code: 'custom', path: [path], message });
  }, togetherWithOthers)
  .refine(({ AGENT_SIGN_IN, TOKEN_KEYS }) => AGENT_SIGN_IN !== 'each' || TOKEN_KEYS !== undefined, {
    ...needsTokenKeys,
    ...togetherWithOthers,
  })
  .refine(({ AGENT_SIGN_IN, LETTERS_FROM_AGENTS }) => AGENT_SIGN_IN === 'each' || !LETTERS_FROM_AGENTS, {
    ...needsAgents,
    ...togetherWithOthers,
  });

export type ProductionSettings = z.infer<typeof productionSettings>;
export type Environment = Readonly<Record<string, string | undefined>>;

/** Settings that cannot be used. The error lists all of them at once, and stops the start. */
export class ConfigError extends ProductError {
  readonly code = 'config';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(['The settings cannot be used:', ...problems.map((problem) => `  - ${problem}`)].join('\n'));
    this.problems = problems;
  }
}

/** A setting that is kept elsewhere and could not be fetched. */
export interface UnreadableSetting {
  readonly name: string;
  readonly problem: string;
}

interface CheckedSettings<Settings> {
  /** Undefined where any is bad. */
  readonly settings: Settings | undefined;
  /** The names of those that cannot be used. */
  readonly bad: ReadonlySet<string>;
  /** Also of names that look like misspelt settings. Never with a value. */
  readonly problems: readonly string[];
}

/** An empty setting counts as missing. */
function checked<Settings>(
  schema: z.ZodType<Settings>,
  environment: Environment,
  unreadable: readonly UnreadableSetting[],
): CheckedSettings<Settings> {
  const set = withoutEmpty(environment);
  const parsed = schema.safeParse(set);
  const unread = new Set(unreadable.map(({ name }) => name));
  const issues = (parsed.error?.issues ?? [])
    .map((issue) => ({ name: String(issue.path[0]), problem: problemOf(issue, set) }))
    .filter(({ name }) => !unread.has(name));
  const bad = [...unreadable, ...issues];
  return {
    settings: parsed.data,
    bad: new Set(bad.map(({ name }) => name)),
    problems: [
      ...bad.map(({ name, problem }) => `${name} ${problem}`),
      ...misspeltSettings(environment, Object.keys(productionSettings.shape)),
    ],
  };
}

/** What is wrong with the settings, and those that can be used all the same. */
export function checkSettings(environment: Environment, unreadable: readonly UnreadableSetting[]) {
  const { settings, bad, problems } = checked(productionSettings, environment, unreadable);
  return { settings: settings ?? usableIn(withoutEmpty(environment), bad), bad, problems };
}

function usableIn(set: Environment, bad: ReadonlySet<string>): Partial<ProductionSettings> {
  const usable = Object.entries(productionSettings.shape)
    .filter(([name]) => !bad.has(name))
    .map(([name, setting]) => [name, setting.safeParse(set[name]).data]);
  return Object.fromEntries(usable) as Partial<ProductionSettings>;
}

function withoutEmpty(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
}

/** Throws `ConfigError`. */
export function readProductionSettings(
  environment: Environment,
  unreadable: readonly UnreadableSetting[] = [],
): ProductionSettings {
  return readSpeltSettings(productionSettings, environment, unreadable);
}

/** Some or all settings of `npm run serve`. Throws `ConfigError`, also for names that look like misspelt settings. */
export function readSpeltSettings<Settings>(
  schema: z.ZodType<Settings>,
  environment: Environment,
  unreadable: readonly UnreadableSetting[],
): Settings {
  const { settings, problems } = checked(schema, environment, unreadable);
  if (settings === undefined || problems.length > 0) throw new ConfigError(problems);
  return settings;
}

/** What the settings mean to the product. From here on, durations are milliseconds. */
export function productSettings(settings: ProductionSettings) {
  const isMadeUpFile = (url: string) => usesMadeUpServices(settings) && isOnThisMachine(url);
  return {
    capabilities: settings.ATTEST_ADMIN_AGENTS_ONLY ? adminAgentsOnlyTable : capabilityTable,
    teamsPageOrigins: settings.TEAMS_PAGE_ORIGINS ?? [],
    partnerCenterTimeoutMs: settings.PARTNER_CENTER_TIMEOUT_SECONDS * 1_000,
    // One timeout for the call with its token, and as much again for a call that was cut off and still goes on over there.
    callDeadlineMs: settings.PARTNER_CENTER_TIMEOUT_SECONDS * 2_000,
    reconcileEveryMs: settings.RECONCILE_EVERY_SECONDS * 1_000,
    renewalCutoff: settings.RENEWAL_CUTOFF,
    directorySync: settings.DIRECTORY_SYNC
      ? { listEveryMs: settings.DIRECTORY_LIST_EVERY_MINUTES * 60_000 }
      : undefined,
    backgroundRequestsPerMinute: settings.PARTNER_CENTER_BACKGROUND_REQUESTS_PER_MINUTE,
    agentRequestsPerMinute: settings.AGENT_REQUESTS_PER_MINUTE,
    allAgentsRequestsPerMinute: settings.ALL_AGENTS_REQUESTS_PER_MINUTE,
    metricsAddress:
      settings.METRICS_PORT === undefined ? undefined : { host: settings.METRICS_HOST, port: settings.METRICS_PORT },
    tracesUrl: settings.OTEL_EXPORTER_OTLP_ENDPOINT,
    port: settings.PORT,
    orderApiTokens: settings.ORDER_API_TOKENS ?? [],
    retention: retentionPeriods(settings),
    evidenceLog: {
      signingKeys: evidenceSigningKeys(settings),
      settings: countingSettings(settings),
      headsBlob: blobOfHeads(settings),
      headsChannel: settings.EVIDENCE_HEADS_CHANNEL,
    },
    attachments: { folder: attachmentsFolder(settings), scan: attachmentScan(settings) },
    isFileOfTeams: (url: string) => isFileOfTeams(url) || isMadeUpFile(url),
    isTemplateFile: (url: string) => isTemplateFileOfMicrosoft(url) || isMadeUpFile(url),
    stopWithinMs: settings.STOP_WITHIN_SECONDS * 1_000,
  };
}

/** PostgreSQL where a URL is set, else the embedded engine's file, in a folder of its own. */
export function databaseSettings(settings: Pick<ProductionSettings, 'DATABASE_URL' | 'DATA_DIR'>): DatabaseSettings {
  if (settings.DATABASE_URL !== undefined) return { kind: 'postgres', url: settings.DATABASE_URL };
  return { kind: 'embedded', file: join(settings.DATA_DIR, 'agreement-desk.db') };
}

function holdsPublishedToken({ ORDER_API_TOKENS: given }: { readonly ORDER_API_TOKENS?: unknown }): boolean {
  return Array.isArray(given) && given.some((token: unknown) => publishedTokens.includes(String(token)));
}

function problemOf(issue: z.core.$ZodIssue, set: Environment): string {
  return set[String(issue.path[0])] === undefined && issue.code !== 'custom' ? 'is missing' : issue.message;
}
