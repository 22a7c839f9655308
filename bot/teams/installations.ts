import type { Activity, ChannelAccount } from 'botbuilder';
import type { Clock } from '../../services/clock.ts';
import type { ContactsStore } from '../../services/conversations/contacts-store.ts';
import type { ConversationsStore } from '../../services/conversations/conversations-store.ts';
import type { ReachabilityService } from '../../services/conversations/reachability-service.ts';
import { type AgentId, parseGuid } from '../../services/ids.ts';
import type { Log } from '../../services/log.ts';
import type { Team } from './team-roster.ts';
import type { RosterReader } from './roster-reader.ts';

interface InstallationsOptions {
  readonly tenantId: string;
  readonly reachability: ReachabilityService;
  readonly contacts: ContactsStore;
  readonly conversations: ConversationsStore;
  readonly rosters: Pick<RosterReader, 'request'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Keeps track of the persons and teams for which the app is installed. */
export class Installations {
  readonly #options: InstallationsOptions;

  constructor(options: InstallationsOptions) {
    this.#options = options;
  }

  /** Takes an `installationUpdate` or `conversationUpdate`. True when the bot has just come to the conversation. */
  async take(activity: Activity): Promise<boolean> {
    const team = teamOf(activity, this.#options.tenantId);
    const hasArrived = botHasArrived(activity);
    if (botHasLeft(activity)) await this.#leave(activity, team);
    else if (team && personsHaveLeft(activity)) await this.#forgetMembers(team, activity.membersRemoved ?? []);
    else if (team && (hasArrived || activity.membersAdded?.length)) this.#options.rosters.request(team);
    return hasArrived;
  }

  /** An agent who adds the app again is welcomed again. */
  async #leave(activity: Activity, team: Team | undefined): Promise<void> {
    await this.#options.conversations.forgetWelcome(activity.conversation.id);
    await (team ? this.#leaveTeam(team) : this.#leavePerson(activity));
  }

  async #forgetMembers({ teamId }: Team, members: readonly ChannelAccount[]): Promise<void> {
    await this.#options.contacts.forgetMembers(
      teamId,
      members.map(({ id }) => id),
    );
  }

  async #leaveTeam({ teamId }: Team): Promise<void> {
    await this.#options.contacts.forgetTeam(teamId);
    this.#options.log.info({ teamId }, 'team forgotten');
  }

  async #leavePerson(activity: Activity): Promise<void> {
    const agentId = parseGuid<AgentId>((activity.from as Partial<ChannelAccount> | undefined)?.aadObjectId ?? '');
    if (!agentId || activity.conversation.conversationType !== 'personal') return;
    await this.#options.reachability.markUninstalled(agentId, this.#options.clock.now());
    this.#options.log.info({ agentId }, 'app uninstalled by its agent');
  }
}

function teamOf(activity: Activity, tenantId: string): Team | undefined {
  const { team } = (activity.channelData ?? {}) as { team?: { id?: string } };
  if (!team?.id) return undefined;
  return { teamId: team.id, botId: activity.recipient.id, tenantId, serviceUrl: activity.serviceUrl };
}

/** Teams reports an installation by two activities, and again after each update of the app. */
function botHasArrived(activity: Activity): boolean {
  if (activity.type === 'installationUpdate') return activity.action === 'add';
  return includesBot(activity, activity.membersAdded);
}

/** Whether the bot has left the conversation. `remove-upgrade`, the other kind of removal, is followed by an `add-upgrade`. */
export function botHasLeft(activity: Activity): boolean {
  if (activity.type === 'installationUpdate') return activity.action === 'remove';
  return teamIsDeleted(activity) || includesBot(activity, activity.membersRemoved);
}

function teamIsDeleted({ channelData }: Activity): boolean {
  const { eventType } = (channelData ?? {}) as { eventType?: unknown };
  return eventType === 'teamDeleted' || eventType === 'teamHardDeleted';
}

function personsHaveLeft(activity: Activity): boolean {
  return (activity.membersRemoved?.length ?? 0) > 0;
}

function includesBot(activity: Activity, members: readonly ChannelAccount[] = []): boolean {
  return members.some(({ id }) => id === activity.recipient.id);
}
