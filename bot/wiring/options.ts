import type { roadSettings } from '../../services/agreements/links/attestation-roads.ts';
import type { CalendarDay } from '../../services/calendar-day.ts';
import type { Clock } from '../../services/clock.ts';
import type { Database } from '../../services/database/database.ts';
import type { AttachmentFolder } from '../../services/evidence/attachments/attachment-folder.ts';
import type { ScanFile } from '../../services/evidence/attachments/scan-hook.ts';
import type { EvidenceKeeperOptions } from '../../services/evidence/evidence-keeper.ts';
import type { HeadPlace } from '../../services/evidence/head-place.ts';
import type { CapabilityTable } from '../../services/identity/capabilities.ts';
import type { RoleDirectory } from '../../services/identity/role-directory.ts';
import type { Log } from '../../services/log.ts';
import type { RetentionPeriods } from '../../services/privacy/retention-periods.ts';
import type { WireMapFile } from '../../services/partner-center/enhanced/wire-map.ts';
import type { AccessTokens } from '../../services/partner-center/http/partner-center-transport.ts';
import type { RefreshTokens } from '../../services/partner-center/sign-in/refresh-tokens.ts';
import type { OpenEntra } from '../../services/sign-in/agent-tokens.ts';
import type { AppTokensOptions } from '../../services/sign-in/app-tokens.ts';
import type { DoorSettings } from '../http/door.ts';
import type { RequestIds } from '../http/request-ids.ts';
import type { PartnerFacts } from '../settings/public-settings.ts';
import type { TeamsAdapter } from '../teams/adapter.ts';

/** How agents sign in, each in person. */
export interface AgentSignIn {
  readonly openEntra: OpenEntra;
  /** From MSAL's address of Entra to the one that browsers reach. */
  readonly addressAtEntra: (url: string) => string;
  /** What Teams brings by itself. */
  readonly ssoTokens: AppTokensOptions;
  /** Where browsers reach the bot, without a path. */
  readonly publicUrl: string;
  /** Of 32 bytes each; the first encrypts. */
  readonly tokenKeys: readonly [Buffer, ...Buffer[]];
  /** Tokens live by the time of the world. */
  readonly machineClock: Clock;
  /** How letters go out from agents' mailboxes; undefined where they do not. */
  readonly mail: { readonly graphUrl: string; readonly timeoutMs: number } | undefined;
}

/** How the enhanced road is gone at this installation. */
export interface EnhancedOptions {
  readonly setting: (typeof roadSettings)[number] | undefined;
  readonly map: WireMapFile;
  /** Microsoft is played on this machine. */
  readonly isMadeUp: boolean;
  readonly createsByItself: boolean;
  readonly linkMinutes: number;
  /** The application's own. */
  readonly appTokens: AccessTokens;
  /** Of 32 bytes each; the first encrypts. Without them no link is made. */
  readonly tokenKeys: readonly [Buffer, ...Buffer[]] | undefined;
}

/** What the product needs to run. Production and sandbox each bring their own. */
export interface DeskOptions {
  readonly adapter: TeamsAdapter;
  /** Whose requests reach the adapter. */
  readonly door: DoorSettings;
  readonly appId: string;
  /** The bot's own account in Teams, `28:…`. */
  readonly botAccountId: string;
  /** Of the app in Teams, which cards link into. */
  readonly teamsAppId: string;
  readonly tenantId: string;
  readonly database: Database;
  /** The service account's, which speaks for what no agent asked for. */
  readonly accessTokens: AccessTokens;
  /** Of the service account. */
  readonly refreshTokens: RefreshTokens;
  /** Undefined where the service account speaks for everybody. */
  readonly agentSignIn?: AgentSignIn | undefined;
  readonly enhanced: EnhancedOptions;
  readonly roleDirectory: RoleDirectory;
  readonly capabilities: CapabilityTable;
  readonly partnerCenterUrl: string;
  readonly partnerCenterTimeoutMs: number;
  /** An attestation without an answer is settled by reading back once it is this old. */
  readonly callDeadlineMs: number;
  readonly reconcileEveryMs: number;
  readonly renewalCutoff: CalendarDay | undefined;
  /** Undefined keeps no customer directory. */
  readonly directorySync: { readonly listEveryMs: number } | undefined;
  /** Of all instances together. What agents ask for is not counted. */
  readonly backgroundRequestsPerMinute: number;
  /** The lasting rate of what one agent may say and press. Two thirds of it may come at once. */
  readonly agentRequestsPerMinute: number;
  /** The same for all agents together. */
  readonly allAgentsRequestsPerMinute: number;
  readonly orderApiTokens: readonly string[];
  /** Whose tokens the API takes, and where the page is that may call it from a browser. */
  readonly api: { readonly entra: AppTokensOptions; readonly publicUrl: string };
  readonly retention: RetentionPeriods;
  /** What the evidence log is signed with, the settings that it tells of, and where its heads are published. */
  readonly evidenceLog: Pick<EvidenceKeeperOptions, 'signingKeys' | 'settings'> & {
    readonly headsBlob: HeadPlace | undefined;
    /** The id of a channel in Teams. */
    readonly headsChannel: string | undefined;
  };
  /** Where attached files are kept, and what looks for viruses in them. */
  readonly attachments: { readonly folder: AttachmentFolder; readonly scan?: ScanFile | undefined };
  /** Where Teams keeps what people send and take. */
  readonly isFileOfTeams: (url: string) => boolean;
  /** Where Partner Center keeps agreement texts. */
  readonly isTemplateFile: (url: string) => boolean;
  /** Who runs the bot, as its pages tell it. */
  readonly partner: PartnerFacts;
  /** Further hosts that may frame the page in Teams. */
  readonly teamsPageOrigins: readonly string[];
  /** Where the numbers for the operator are served; undefined for nowhere. */
  readonly metricsAddress: { readonly host: string; readonly port: number } | undefined;
  /** The collector of OpenTelemetry that gets traces; undefined for none. */
  readonly tracesUrl: string | undefined;
  readonly host: string;
  readonly port: number;
  readonly clock: Clock;
  /** Of the requests that `log` tells of. */
  readonly requestIds: RequestIds;
  readonly log: Log;
}
