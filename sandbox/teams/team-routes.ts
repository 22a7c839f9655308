import { z } from 'zod';
import type { BotActivity } from './bot-activity.ts';
import type { Call, Reply, Routes } from '../http/routes.ts';
import { botAccount, userIdOf } from './teams-account.ts';
import type { TeamMember, TeamsOfPeople } from './teams-of-people.ts';
import type { TeamsService } from './teams-service.ts';

const objectIds = z.array(z.guid().toLowerCase()).default([]);
const change = z.object({ by: z.guid().toLowerCase(), members: objectIds, guests: objectIds });

interface Parts {
  readonly teams: TeamsService;
  readonly groups: TeamsOfPeople;
}

/**
 * Teams in the sense of Microsoft Teams. Bodies are `{by, members, guests}` with object ids; answers are the bot's
 * `{status, body}`.
 *
 * | route | does |
 * | --- | --- |
 * | `POST /api/teams/:team/installation` | `by` installs the app in a team of these members |
 * | `DELETE /api/teams/:team/installation` | `by` removes it |
 * | `POST`, `DELETE /api/teams/:team/members` | `by` adds members, removes members |
 */
export function teamRoutes({ teams, groups }: Parts): Routes {
  const tell = async (call: Call, content: BotActivity): Promise<Reply> => {
    const team = { id: teamId(call), name: 'Licensing' };
    const conversation = { id: team.id, conversationType: 'channel', isGroup: true };
    const about = { conversation, channelData: { team }, localTimezone: null, locale: null };
    return { status: 200, body: await teams.send({ person: read(call).by }, { ...about, ...content }) };
  };
  const bot = [{ id: botAccount.id }];
  return {
    'POST /api/teams/:team/installation': async (call) => {
      groups.add(teamId(call), membersIn(call));
      await tell(call, { type: 'installationUpdate', action: 'add' });
      return tell(call, { type: 'conversationUpdate', membersAdded: bot });
    },
    'DELETE /api/teams/:team/installation': async (call) => {
      groups.leave(teamId(call));
      await tell(call, { type: 'installationUpdate', action: 'remove' });
      return tell(call, { type: 'conversationUpdate', membersRemoved: bot });
    },
    'POST /api/teams/:team/members': (call) => {
      groups.add(teamId(call), membersIn(call));
      return tell(call, { type: 'conversationUpdate', membersAdded: accounts(call) });
    },
    'DELETE /api/teams/:team/members': (call) => {
      groups.remove(
        teamId(call),
        membersIn(call).map(({ objectId }) => objectId),
      );
      return tell(call, { type: 'conversationUpdate', membersRemoved: accounts(call) });
    },
  };
}

function read(call: Call) {
  return change.parse(call.body);
}

function teamId({ params }: Call): string {
  return params['team'] ?? '';
}

function membersIn(call: Call): readonly TeamMember[] {
  const { members, guests } = read(call);
  return [
    ...members.map((objectId) => ({ objectId, isGuest: false })),
    ...guests.map((objectId) => ({ objectId, isGuest: true })),
  ];
}

function accounts(call: Call): readonly object[] {
  return membersIn(call).map(({ objectId }) => ({ id: userIdOf(objectId), aadObjectId: objectId }));
}
