import { beforeAll, describe, expect, test } from '@jest/globals';
import { unzipSync } from 'fflate';
import { commandListsIn } from '../../manifest/commands.ts';
import { packageFaults } from '../../manifest/checks/package-faults.ts';
import { isShared, parseCommand } from '../../dialogs/routing/command.ts';
import { languages } from '../../services/conversations/language.ts';
import { jsonIn, madeUpPackage } from '../support/manifest/made-up-package.ts';

let zip: Uint8Array;
beforeAll(async () => {
  zip = await madeUpPackage();
});

describe('the app package', () => {
  test('is without fault, with a partner’s own pages and id of the app as well', async () => {
    expect(packageFaults(zip)).toEqual([]);
    const own = {
      PARTNER_PRIVACY_URL: 'https://www.contoso.com/privacy',
      PARTNER_TERMS_URL: 'https://www.contoso.com/terms',
      PARTNER_MPN_ID: '1234567',
      TEAMS_APP_ID: '9e2d9c40-af71-4c5d-9f70-2b5b7c3b4d33',
    };
    const other = await madeUpPackage(own);
    expect(packageFaults(other)).toEqual([]);
    expect(jsonIn(unzipSync(other), 'manifest.json')).toMatchObject({
      id: own.TEAMS_APP_ID,
      developer: { privacyUrl: own.PARTNER_PRIVACY_URL, termsOfUseUrl: own.PARTNER_TERMS_URL, mpnId: '1234567' },
    });
  });

  test('has the same bytes each time', async () => {
    expect(Buffer.compare(await madeUpPackage(), zip)).toBe(0);
  });

  test('is the bot of the settings, signs agents in by the other registration, and trusts no host but its own', () => {
    const manifest = jsonIn(unzipSync(zip), 'manifest.json');
    expect(manifest).toMatchObject({
      version: '1.2.3',
      id: '5c0b7a2e-8d5f-4a3b-9d5e-0f3f5a1f2b11',
      developer: { name: 'Contoso', privacyUrl: 'https://desk.contoso.com/privacy' },
      bots: [{ botId: '5c0b7a2e-8d5f-4a3b-9d5e-0f3f5a1f2b11', scopes: ['personal', 'team', 'groupChat'] }],
      staticTabs: [
        { entityId: 'conversations' },
        { contentUrl: 'https://desk.contoso.com/tab/' },
        { entityId: 'about' },
      ],
      configurableTabs: [{ configurationUrl: 'https://desk.contoso.com/tab/', scopes: ['team', 'groupChat'] }],
      composeExtensions: [
        {
          botId: '5c0b7a2e-8d5f-4a3b-9d5e-0f3f5a1f2b11',
          commands: [{ type: 'query' }, { type: 'action', context: ['message', 'compose'] }],
          messageHandlers: [{ value: { domains: ['desk.contoso.com'] } }],
        },
      ],
      validDomains: ['desk.contoso.com'],
      webApplicationInfo: {
        id: '7d1c8b3f-9e60-4b4c-8e6f-1a4a6b2a3c22',
        resource: 'api://desk.contoso.com/botid-5c0b7a2e-8d5f-4a3b-9d5e-0f3f5a1f2b11',
      },
    });
  });

  test('has a file for each language that is not in the manifest itself, by the tag that Teams knows', () => {
    const files = Object.keys(unzipSync(zip)).filter((name) => name !== 'manifest.json' && name.endsWith('.json'));
    expect(files.sort()).toEqual(['de.json', 'nl.json', 'sv.json', 'zh-cn.json']);
  });
});

describe.each(languages)('a command that is chosen from the menu in %s', (language) => {
  const english = commandListsIn('en');

  test.each(commandListsIn(language).map((list, at) => [list.scopes.join(', '), list, at] as const))(
    'is understood where it is offered: %s',
    (_scopes, { scopes, commands }, at) => {
      const names = commands.map(({ title }) => parseCommand(title)?.name);
      expect(names).toEqual(english[at]?.commands.map(({ title }) => parseCommand(title)?.name));
      expect(names).not.toContain(undefined);
      if (!scopes.includes('personal')) expect(names.filter((name) => name && !isShared(name))).toEqual([]);
    },
  );
});
