import { partnerTenantId, people, type Person } from '../people.ts';
import { userIdOf } from './teams-ids.ts';

export const botAccount = { id: '28:22222222-2222-4222-8222-222222222222', name: 'Agreement Desk' } as const;

/** Somebody of the demo, or a stranger: somebody of the tenant about whom nothing is known. */
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

/** A member as the Bot Connector shows them (bots/how-to/get-teams-context). */
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
