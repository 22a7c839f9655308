import { describe, expect, test } from '@jest/globals';
import { ConfigError, readProductionSettings } from '../../../bot/settings/config.ts';
import { requiredSettings } from '../../support/required-settings.ts';

const onThisMachine = {
  ENTRA_URL: 'http://127.0.0.1:4182',
  GRAPH_URL: 'http://127.0.0.1:4182/graph',
  BOT_FRAMEWORK_METADATA_URL: 'http://localhost:4182/botframework/v1/.well-known/openidconfiguration',
  PARTNER_CENTER_URL: 'http://[::1]:4180',
  TEAMS_SERVICE_HOSTS: '127.0.0.1',
};
const names = Object.keys(onThisMachine) as readonly (keyof typeof onThisMachine)[];

/** The settings that are said to be wrong. */
function complaints(settings: Readonly<Record<string, string>>): readonly string[] {
  try {
    readProductionSettings({ ...requiredSettings, ...settings });
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map((problem) => problem.split(' ')[0] ?? '').sort();
  }
}

describe('services of Microsoft that are made up', () => {
  test('are all of them, for a bot that only this machine reaches', () => {
    for (const HOST of ['127.0.0.1', 'localhost', '::1']) expect(complaints({ ...onThisMachine, HOST })).toEqual([]);
  });

  test.each(names)('are none beside a real one: %s alone', (name) => {
    const others = names.filter((other) => other !== name).sort();
    expect(complaints({ [name]: onThisMachine[name], HOST: '127.0.0.1' })).toEqual(others);
  });

  test.each(names)('are none beside a real one: all but %s', (name) => {
    const { [name]: _real, ...others } = onThisMachine;
    expect(complaints({ ...others, HOST: '127.0.0.1' })).toEqual([name]);
  });

  test.each(['0.0.0.0', '::', '192.0.2.7', 'desk.partner.example'])('are not for a bot at %s', (HOST) => {
    expect(complaints({ ...onThisMachine, HOST })).toEqual(['HOST']);
  });

  test('are not among the hosts of the real Teams', () => {
    const hosts = `smba.trafficmanager.net,127.0.0.1`;
    expect(complaints({ TEAMS_SERVICE_HOSTS: hosts, HOST: '127.0.0.1' })).toContain('ENTRA_URL');
  });
});

test('Microsoft’s own services are there for a bot that everybody reaches', () => {
  expect(complaints({ HOST: '0.0.0.0' })).toEqual([]);
});
