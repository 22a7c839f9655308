import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Zippable, strToU8 } from 'fflate';
import { PNG } from 'pngjs';
import { sentenceOf } from '../../manifest/checks/fault.ts';
import { packageFaults } from '../../manifest/checks/package-faults.ts';
import { alteredZip, editJson, madeUpPackage } from '../support/manifest/made-up-package.ts';

type Manifest = Record<string, never> & {
  developer: Record<string, string>;
  bots: {
    botId: string;
    scopes: string[];
    commandLists: { scopes: string[]; commands: { title: string; description: string }[] }[];
  }[];
  composeExtensions: { botId: string; messageHandlers: { value: { domains: string[] } }[] }[];
  validDomains: string[];
  icons: Record<string, string>;
  localizationInfo: { additionalLanguages: { languageTag: string; file: string }[] };
};
type Plant = (files: Zippable) => void;

const inManifest =
  (edit: (manifest: Manifest) => void): Plant =>
  (files) =>
    editJson(files, 'manifest.json', (json) => edit(json as unknown as Manifest));
const set = (values: Record<string, unknown>) => inManifest((manifest) => Object.assign(manifest, values));
const inGerman =
  (edit: (texts: Record<string, unknown>) => void): Plant =>
  (files) =>
    editJson(files, 'de.json', edit);

/** Black, where it is not told otherwise. */
function png(
  side: number,
  [red, green, blue, alpha]: readonly number[] = [0, 0, 0, 255],
  colorType: 2 | 6 = 6,
): Buffer {
  const image = new PNG({ width: side, height: side });
  for (let at = 0; at < image.data.length; at += 4) image.data.set([red!, green!, blue!, alpha!], at);
  return PNG.sync.write(image, { colorType });
}
const icon =
  (name: 'color' | 'outline', file: Uint8Array): Plant =>
  (files) => {
    files[`${name}.png`] = file;
  };

const firstTitle = 'bots[0].commandLists[0].commands[0].title';

const table: readonly (readonly [name: string, plant: Plant, says: string | RegExp])[] = [
  // What Microsoft's schema finds.
  ['a property that is none', set({ colour: '#fff' }), /manifest\.json, at its root: .*: colour/],
  ['no version', set({ version: undefined }), /manifest\.json, at its root: .*version/],
  ['a name that is too long', set({ name: { short: 'A'.repeat(31) } }), /manifest\.json, name\.short: .*30/],
  ['the schema of another version', set({ manifestVersion: '1.5' }), /manifest\.json, manifestVersion/],
  ['a scope in its old spelling', inManifest(({ bots }) => bots[0]!.scopes.push('groupchat')), /bots\.0\.scopes/],
  ['a colour by its name', set({ accentColor: 'purple' }), /manifest\.json, accentColor: .*“purple”/],
  [
    'a language file with a short text of its own',
    inGerman((texts) => (texts['name.short'] = '')),
    /de\.json, name\.short/,
  ],

  // The zip file.
  [
    'a folder',
    (files) => Object.assign(files, { 'app/manifest.json': files['manifest.json'] }),
    'app/manifest.json: is in the package, and',
  ],
  ['no manifest', (files) => delete files['manifest.json'], 'manifest.json: is not in the package'],
  ['an icon that is not there', (files) => delete files['outline.png'], 'outline.png: is not in the package'],
  ['a language file that is not there', (files) => delete files['sv.json'], 'sv.json: is not in the package'],
  [
    'a file that nobody names',
    (files) => Object.assign(files, { 'notes.txt': strToU8('x') }),
    'notes.txt: is in the package, and',
  ],
  ['JSON that is broken', (files) => Object.assign(files, { 'nl.json': strToU8('{') }), 'nl.json: is no JSON'],

  // Icons.
  ['an icon that is no PNG', icon('color', strToU8('<svg/>')), 'color.png: is no PNG'],
  ['a small colour icon', icon('color', png(96)), 'color.png: is 96 × 96 pixels in place of 192 × 192'],
  ['an empty colour icon', icon('color', png(192, [255, 255, 255, 0])), 'color.png: shows nothing'],
  ['a large outline', icon('outline', png(192)), 'outline.png: is 192 × 192 pixels in place of 32 × 32'],
  ['an outline in black', icon('outline', png(32)), 'outline.png: has other colours than white'],
  [
    'an outline without transparency',
    icon('outline', png(32, [255, 255, 255, 255], 2)),
    'outline.png: has no transparent background',
  ],

  // Addresses.
  [
    'a domain with its scheme',
    set({ validDomains: ['https://desk.contoso.com'] }),
    'validDomains[0]: is not a host name alone',
  ],
  [
    'a domain with a path',
    set({ validDomains: ['desk.contoso.com/bot'] }),
    'validDomains[0]: is not a host name alone',
  ],
  [
    'a domain with a port',
    set({ validDomains: ['desk.contoso.com:8443'] }),
    'validDomains[0]: is not a host name alone',
  ],
  [
    'a domain for everybody',
    set({ validDomains: ['*.azurewebsites.net'] }),
    'validDomains[0]: opens the app to every host',
  ],
  [
    'a page without https',
    set({
      staticTabs: [
        { entityId: 'desk', name: 'Overview', contentUrl: 'http://desk.contoso.com/tab/', scopes: ['personal'] },
      ],
    }),
    'staticTabs[0].contentUrl: does not begin with https://',
  ],
  [
    'a page that Teams would not show',
    set({
      staticTabs: [
        { entityId: 'desk', name: 'Overview', contentUrl: 'https://www.contoso.com/tab/', scopes: ['personal'] },
      ],
    }),
    'staticTabs[0].contentUrl: is on no valid domain',
  ],
  [
    'a page for channels elsewhere',
    set({ configurableTabs: [{ configurationUrl: 'https://www.contoso.com/tab/', scopes: ['team'] }] }),
    'configurableTabs[0].configurationUrl: is on no valid domain',
  ],
  [
    'links of others',
    inManifest(({ composeExtensions }) => (composeExtensions[0]!.messageHandlers[0]!.value.domains = ['contoso.com'])),
    'messageHandlers[0].value.domains[0]: is no valid domain (contoso.com)',
  ],
  [
    'a message extension of another bot',
    inManifest(({ composeExtensions }) => (composeExtensions[0]!.botId = 'my-bot')),
    'composeExtensions[0].botId: is no GUID (my-bot)',
  ],
  ['the machine itself', set({ validDomains: ['127.0.0.1'] }), 'validDomains[0]: is not a host name alone'],
  ['a host of samples', set({ validDomains: ['desk.partner.example'] }), 'validDomains[0]: is a host of samples'],
  [
    'a page over http',
    inManifest(({ developer }) => (developer['privacyUrl'] = 'http://contoso.com')),
    'developer.privacyUrl: does not begin with https://',
  ],
  [
    'a page of samples',
    inManifest(({ developer }) => (developer['websiteUrl'] = 'https://example.com')),
    'developer.websiteUrl: is a host of samples',
  ],

  // Ids.
  ['an id that is none', inManifest(({ bots }) => (bots[0]!.botId = 'my-bot')), 'bots[0].botId: is no GUID (my-bot)'],
  ['an id of samples', set({ id: '00000000-0000-0000-0000-000000000000' }), 'manifest.json, id: is an id of samples'],
  [
    'a sign-in at another bot',
    inManifest(({ bots }) => (bots[0]!.botId = '9e2d9c40-af71-4c5d-9f70-2b5b7c3b4d33')),
    'webApplicationInfo.resource: belongs to none of the valid domains',
  ],
  [
    'a sign-in at another host',
    set({ validDomains: ['other.contoso.com'] }),
    'webApplicationInfo.resource: belongs to none of the valid domains',
  ],

  // Placeholders.
  [
    'a placeholder of the template',
    inManifest(({ developer }) => (developer['name'] = '${{PARTNER_NAME}}')),
    'developer.name: still has ${{PARTNER_NAME}} in it',
  ],
  [
    'a placeholder of a sentence',
    inGerman((texts) => (texts['description.full'] = 'Für {partner}')),
    'de.json, description.full: still has {partner} in it',
  ],

  // Commands.
  [
    'a command too many',
    inManifest(({ bots }) => bots[0]!.commandLists[0]!.commands.push({ title: 'one more', description: 'One more' })),
    'commandLists[0]: has 11 commands, and Teams shows 10',
  ],
  [
    'a command twice',
    inManifest(({ bots }) => (bots[0]!.commandLists[1]!.commands[0]!.title = 'Help')),
    'commandLists[1]: has the command “help” twice',
  ],
  [
    'a scope without commands',
    inManifest(({ bots }) => bots[0]!.commandLists.pop()),
    'commandLists: have none for the scope team',
  ],
  [
    'a scope with two menus',
    inManifest(({ bots }) => bots[0]!.commandLists[1]!.scopes.push('personal')),
    'commandLists: have two for the scope personal',
  ],
  [
    'a menu where the bot is not',
    inManifest(({ bots }) => bots[0]!.scopes.pop()),
    'commandLists: are for groupChat, where the bot is not',
  ],

  [
    'a command without a description',
    inManifest(({ bots }) => Reflect.deleteProperty(bots[0]!.commandLists[0]!.commands[0]!, 'description')),
    'manifest.json, bots.0.commandLists.0.commands.0.description: is missing',
  ],

  // Languages.
  [
    'a text that is not translated',
    inGerman((texts) => Reflect.deleteProperty(texts, firstTitle)),
    `de.json, ${firstTitle}: is not translated`,
  ],
  ['a text that is empty', inGerman((texts) => (texts[firstTitle] = ' ')), `de.json, ${firstTitle}: is not translated`],
  [
    'a text of another app',
    inGerman((texts) => (texts['staticTabs[0].name'] = 'Tab')),
    'de.json, staticTabs[0].name: is no text of the manifest',
  ],
  [
    'a command that is too long',
    inGerman((texts) => (texts[firstTitle] = 'S'.repeat(33))),
    `de.json, ${firstTitle}: has 33 characters`,
  ],
  [
    'a description that is too long',
    inGerman((texts) => (texts[firstTitle.replace('title', 'description')] = 'S'.repeat(129))),
    'has 129 characters, and Teams shows 128',
  ],
  [
    'a language twice',
    inManifest(({ localizationInfo: { additionalLanguages } }) =>
      additionalLanguages.push({ languageTag: 'de', file: 'sv.json' }),
    ),
    'localizationInfo: names the language de twice',
  ],
];

describe('a fault in the app package is found', () => {
  let right: Uint8Array;
  beforeAll(async () => {
    right = await madeUpPackage();
  });

  test.each(table)('%s', (_name, plant, says) => {
    const found = packageFaults(alteredZip(right, plant)).map(sentenceOf);
    expect(found).toContainEqual(
      typeof says === 'string' ? expect.stringContaining(says) : expect.stringMatching(says),
    );
  });

  test('no zip file', () => {
    expect(packageFaults(strToU8('{}')).map(sentenceOf)).toEqual(['the package: is no zip file. Build it again']);
  });

  test('with all others at once', () => {
    const plants = [
      icon('color', png(96)),
      set({ accentColor: 'purple' }),
      inGerman((texts) => Reflect.deleteProperty(texts, firstTitle)),
    ];
    const found = packageFaults(alteredZip(right, (files) => plants.forEach((plant) => plant(files))));
    expect(found.map(({ file }) => file).sort()).toEqual(['color.png', 'de.json', 'manifest.json']);
  });
});
