import { describe, expect, test } from '@jest/globals';
import { zoneOfActivity } from '../../../../bot/teams/activity/client-info.ts';

const clientInfo = (timezone: unknown) => ({ entities: [{ type: 'clientInfo', timezone }] });
const inAuckland = '2026-03-11T09:00:00+13:00';

describe('the time zone', () => {
  test.each<[string, Record<string, unknown>, string | undefined]>([
    [
      'is the one that Teams names',
      { localTimezone: 'Pacific/Auckland', ...clientInfo('Europe/Paris') },
      'Pacific/Auckland',
    ],
    ['is the client’s where Teams names none', clientInfo('Pacific/Auckland'), 'Pacific/Auckland'],
    [
      'is the client’s where Teams names one that nobody knows',
      { localTimezone: 'Mars/Base', ...clientInfo('Europe/Paris') },
      'Europe/Paris',
    ],
    ['may have Windows’ name', { localTimezone: 'New Zealand Standard Time' }, 'Pacific/Auckland'],
    ['may have a newer name of Windows’', { localTimezone: 'South Sudan Standard Time' }, 'Africa/Juba'],
    ['may have Windows’ name at the client', clientInfo('W. Europe Standard Time'), 'Europe/Berlin'],
    ['is an offset where nothing else is known', { rawLocalTimestamp: inAuckland }, '+13:00'],
    ['may be an offset of half an hour', { localTimestamp: '2026-03-11T09:00:00.000+05:30' }, '+05:30'],
    ['is unknown where a name says nothing', { localTimezone: 'Mars/Base' }, undefined],
    ['is unknown where the local time has no offset', { rawLocalTimestamp: '2026-03-11T09:00:00' }, undefined],
    ['is unknown in an impossible offset', { rawLocalTimestamp: '2026-03-11T09:00:00+99:00' }, undefined],
    [
      'is unknown in fields of the wrong kind',
      { localTimezone: 7, rawLocalTimestamp: {}, entities: [null, 'x', clientInfo(7)] },
      undefined,
    ],
    ['is unknown in entities that are none', { entities: 'x' }, undefined],
    ['is unknown in an empty activity', {}, undefined],
  ])('%s', (_what, activity, expected) => {
    expect(zoneOfActivity(activity)).toBe(expected);
  });

  test('stays as known while the offset agrees with it, because an offset says nothing of summer time', () => {
    expect(zoneOfActivity({ rawLocalTimestamp: inAuckland }, 'Pacific/Auckland')).toBe('Pacific/Auckland');
    expect(zoneOfActivity({ rawLocalTimestamp: inAuckland }, 'Europe/Berlin')).toBe('+13:00');
    expect(zoneOfActivity({ rawLocalTimestamp: '2026-03-11T09:00:00+00:00' }, 'Europe/London')).toBe('Europe/London');
    expect(zoneOfActivity({ rawLocalTimestamp: 'never+13:00' }, 'Europe/London')).toBe('+13:00');
  });
});
