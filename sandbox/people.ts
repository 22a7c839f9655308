/** A person of the demo. Each has a personal chat with the bot. */
export interface Person {
  readonly objectId: string;
  readonly name: string;
  readonly role: 'admin-agent' | 'sales-agent' | 'helpdesk-agent' | 'global-admin' | 'no-role';
  /** Teams would send this as `activity.locale`. */
  readonly locale: string;
  readonly timeZone: string;
}

export const partnerTenantId = '11111111-1111-4111-8111-111111111111';

const objectId = (digit: number): string => `aaaaaaaa-0000-4000-8000-00000000000${digit}`;

export const people: readonly Person[] = [
  { objectId: objectId(1), name: 'Ada Lindqvist', role: 'admin-agent', locale: 'en-US', timeZone: 'Europe/Stockholm' },
  { objectId: objectId(2), name: 'Sam Okafor', role: 'sales-agent', locale: 'en-US', timeZone: 'Europe/London' },
  { objectId: objectId(3), name: 'Hanna Vogel', role: 'helpdesk-agent', locale: 'en-US', timeZone: 'Europe/Berlin' },
  {
    objectId: objectId(4),
    name: 'Gerrit de Vries',
    role: 'global-admin',
    locale: 'en-US',
    timeZone: 'Europe/Amsterdam',
  },
  { objectId: objectId(5), name: 'Li Na', role: 'no-role', locale: 'en-US', timeZone: 'Asia/Shanghai' },
];

/** Speaks to Partner Center for the partner, and is nobody whom one meets in Teams. */
export const serviceAccount: Person = {
  objectId: 'aaaaaaaa-0000-4000-8000-00000000000a',
  name: 'Partner Center Service',
  role: 'admin-agent',
  locale: 'en-US',
  timeZone: 'Etc/UTC',
};
