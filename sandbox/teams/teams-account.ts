import { partnerTenantId, people, type Person } from '../people.ts';
import { botAppId } from '../registrations.ts';

export const botAccount = { id: `28:${botAppId}`, name: 'Agreement Desk' } as const;

/** A person of the demo, or a stranger of the same tenant. */
export function personOf(objectId: string): Person {
  return (
    people.find((person) => person.objectId === objectId) ?? {
      objectId,
      name: 'Stranger',
      role: 'no-role',
      locale: 'en-US',
      timeZone: 'Etc/UTC',
    }
  );
}

/** A member as the Bot Connector returns them (bots/how-to/get-teams-context). */
export function memberAccount(person: Person): Record<string, string> {
  const [givenName = '', ...surnames] = person.name.split(' ');
  const address = `${person.name.toLowerCase().replaceAll(' ', '.')}@partner.example`;
  return {
    id: userIdOf(person.objectId),
    name: person.name,
    aadObjectId: person.objectId,
    givenName,
    surname: surnames.join(' '),
    email: address,
    userPrincipalName: address,
    tenantId: partnerTenantId,
    userRole: 'user',
  };
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function isObjectId(text: string): boolean {
  return guid.test(text);
}

/** The person's id for this bot. Teams gives every bot its own ids for people. */
export function userIdOf(objectId: string): string {
  return `29:1${encode(objectId)}`;
}

/** The personal chat of bot and person. The id is always the same, so that a reference that the bot stored outlives this process. */
export function personalChatIdOf(objectId: string): string {
  return `a:1${encode(objectId)}`;
}

/** The person in a personal chat; undefined for any other conversation. */
export function ownerOfChat(conversationId: string): string | undefined {
  return conversationId.startsWith('a:1') ? decode(conversationId.slice(3)) : undefined;
}

/** The person's object id, from any form of id that the Bot Connector takes. */
export function objectIdOf(userId: string): string | undefined {
  if (userId.startsWith('29:1')) return decode(userId.slice(4));
  const objectId = userId.replace(/^8:orgid:/, '').toLowerCase();
  return isObjectId(objectId) ? objectId : undefined;
}

function encode(objectId: string): string {
  return Buffer.from(objectId.replaceAll('-', ''), 'hex').toString('base64url');
}

function decode(text: string): string | undefined {
  const hex = Buffer.from(text, 'base64url').toString('hex');
  const objectId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return isObjectId(objectId) && encode(objectId) === text ? objectId : undefined;
}
