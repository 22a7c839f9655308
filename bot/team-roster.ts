import { setTimeout as delay } from 'node:timers/promises';
import { type CloudAdapter, type ConversationReference, TeamsInfo } from 'botbuilder';
import { z } from 'zod';
import type { Contact } from '../services/conversations/contacts-store.ts';
import { type AgentId, parseGuid } from '../services/ids.ts';
import { inTime } from './teams/in-time.ts';

/** What a team is to the Bot Connector. */
export interface Team {
  readonly teamId: string;
  readonly botId: string;
  readonly tenantId: string;
  readonly serviceUrl: string;
}

/** As many as Teams gives at once (bots/how-to/get-teams-context). */
const membersAPage = 500;
/** Of the 14 a second and 120 in half a minute that one team allows; the largest has 50 pages (bots/how-to/rate-limit). */
const betweenPagesMs = 100;
/** The largest team has 50; more would be pages that never end. */
const mostPages = 100;
/** With all that the client repeats by itself. A read that never ends would hold up those of other teams. */
const pageWithinMs = 120_000;

const text = z.string().optional().catch(undefined);
/** Of a member, what is read; somebody without an id of their own is nobody to write to. */
const memberAccount = z.object({
  id: z.string().regex(/^[!-~]+$/),
  aadObjectId: z.string(),
  name: text,
  tenantId: text,
  userRole: text,
  userPrincipalName: text,
});

type Page = Awaited<ReturnType<typeof TeamsInfo.getPagedMembers>>;

/** Reads who is in a team. The adapter repeats a read that Teams asks to repeat. */
export class TeamRoster {
  readonly #adapter: CloudAdapter;
  readonly #appId: string;

  constructor(options: { adapter: CloudAdapter; appId: string }) {
    this.#adapter = options.adapter;
    this.#appId = options.appId;
  }

  /** Page by page, those of the team's own organization: neither guests nor bots. */
  async *list(team: Team): AsyncGenerator<readonly Contact[], void, undefined> {
    let token: string | undefined;
    for (let page = 1; page <= mostPages; page++) {
      const { members, continuationToken } = await inTime(this.#read(team, token), pageWithinMs, 'reading a roster');
      yield members.flatMap((member) => contactFrom(member, team) ?? []);
      if (!continuationToken) return;
      token = continuationToken;
      await delay(betweenPagesMs);
    }
    throw new Error('the pages of a roster do not end');
  }

  async #read(team: Team, token: string | undefined): Promise<Page> {
    const reading = Promise.withResolvers<Page>();
    reading.promise.catch(() => undefined);
    // What fails in here goes to the caller: thrown on, it would be taken for the failure of a turn, and then be lost.
    await this.#adapter.continueConversationAsync(this.#appId, referenceTo(team), async (context) => {
      await TeamsInfo.getPagedMembers(context, membersAPage, token).then(reading.resolve, reading.reject);
    });
    return reading.promise;
  }
}

function referenceTo({ teamId, botId, tenantId, serviceUrl }: Team): Partial<ConversationReference> {
  const conversation = { id: teamId, conversationType: 'channel', isGroup: true, name: '', tenantId };
  return { channelId: 'msteams', serviceUrl, bot: { id: botId, name: '' }, conversation };
}

/** Teams names a guest by `userRole`, by the tenant of their own, or by `#EXT#` in the name they sign in with. */
function contactFrom(given: unknown, team: Team): Contact | undefined {
  const member = memberAccount.safeParse(given).data;
  const agentId = parseGuid<AgentId>(member?.aadObjectId ?? '');
  if (!member || !agentId) return undefined;
  const { id, name = '', tenantId = team.tenantId, userRole = 'user', userPrincipalName = '' } = member;
  const isGuest = userRole !== 'user' || /#ext#/i.test(userPrincipalName);
  if (tenantId.toLowerCase() !== team.tenantId || isGuest) return undefined;
  return { ...team, agentId, userId: id, name: name.replaceAll('\0', '') };
}
