import { Temporal } from 'temporal-polyfill';
import { partnerTenantId, type Person } from '../people.ts';
import { botAccount, personalChatIdOf, userIdOf } from './teams-account.ts';

/** Any activity on its way to the bot. */
export type BotActivity = Readonly<Record<string, unknown>>;

/** The state of a person's client at the moment of sending. */
interface ClientSituation {
  readonly person: Person;
  readonly locale: string;
  readonly timeZone: string;
  readonly serviceUrl: string;
  readonly id: string;
  readonly now: Date;
}

/** The fields that Teams puts around each activity from a personal chat (bots/how-to/conversations). */
export function botActivity(situation: ClientSituation, content: BotActivity): BotActivity {
  const { person, locale, timeZone, id, now } = situation;
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  const country = new Intl.Locale(locale).maximize().region ?? 'US';
  return mergePatch(
    {
      id,
      timestamp: now.toISOString(),
      localTimestamp: local.toString({ timeZoneName: 'never', smallestUnit: 'millisecond' }),
      localTimezone: timeZone,
      locale,
      channelId: 'msteams',
      serviceUrl: situation.serviceUrl,
      from: { id: userIdOf(person.objectId), name: person.name, aadObjectId: person.objectId },
      recipient: botAccount,
      conversation: {
        id: personalChatIdOf(person.objectId),
        conversationType: 'personal',
        tenantId: partnerTenantId,
      },
      channelData: { tenant: { id: partnerTenantId } },
      entities: [{ type: 'clientInfo', locale, country, platform: 'Web', timezone: timeZone }],
    },
    content,
  );
}

/** JSON Merge Patch (RFC 7396) where both have an object. What only the patch has is taken as it is. */
function mergePatch(target: BotActivity, patch: BotActivity): BotActivity {
  const merged: Record<string, unknown> = { ...target };
  for (const [key, value] of Object.entries(patch)) {
    const before = merged[key];
    merged[key] = isObject(before) && isObject(value) ? mergePatch(before, value) : value;
  }
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null));
}

function isObject(value: unknown): value is BotActivity {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
