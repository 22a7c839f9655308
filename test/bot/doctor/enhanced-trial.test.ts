import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '../../../bot/settings/config.ts';
import { runEnhancedTrial } from '../../../bot/doctor/enhanced-trial.ts';
import { sandboxBotSettings } from '../../../sandbox/bot/settings.ts';
import { type EntraSandbox, startEntraSandbox } from '../../../sandbox/entra/entra-sandbox.ts';
import sandboxWireMap from '../../../sandbox/partner-center/attestations/enhanced-wire.json' with { type: 'json' };
import {
  type PartnerCenterSandbox,
  startPartnerCenterSandbox,
} from '../../../sandbox/partner-center/partner-center-sandbox.ts';
import { partnerTenantId } from '../../../sandbox/people.ts';
import { partnerAppId, sandboxSecrets } from '../../../sandbox/registrations.ts';
import { EnhancedTrialsStore } from '../../../services/agreements/links/enhanced-trials-store.ts';
import { openDatabase } from '../../../services/database/open-database.ts';
import type { CustomerId } from '../../../services/ids.ts';
import { wireMapSchema } from '../../../services/partner-center/enhanced/wire-map.ts';
import { answersOn } from '../../support/desk/accepting.ts';
import { sharedKeys } from '../../support/microsoft/shared-keys.ts';
import { SandboxControl } from '../../support/microsoft/sandbox-control.ts';
import { silent } from '../../support/silent-log.ts';

const contoso = 'cccccccc-0000-4000-8000-000000000001' as CustomerId;

let entra: EntraSandbox;
let partnerCenter: PartnerCenterSandbox;
let folder: string;

beforeAll(async () => {
  [entra, partnerCenter] = await Promise.all([
    startEntraSandbox({ keys: sharedKeys }),
    startPartnerCenterSandbox({ keys: sharedKeys }),
  ]);
});
afterAll(() => Promise.all([entra.close(), partnerCenter.close()]));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'agreement-desk-trial-'));
  copyFileSync(String(process.env['MIGRATED_TEST_FILE']), databaseFile());
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  for (const what of ['reset', 'faults'])
    await fetch(`${partnerCenter.url}/sandbox/${what}`, { method: what === 'reset' ? 'POST' : 'DELETE' });
});

const databaseFile = () => join(folder, 'agreement-desk.db');

type Map = typeof sandboxWireMap;
type Change = (map: Map) => object;

const asTheSandboxSpeaks: Change = (map) => map;

/** The sandbox's map, changed, with the page where this sandbox is, as it stands in a file. */
function wireMap(change: Change): string {
  const page = { ...sandboxWireMap.page, address: `${partnerCenter.url}/mca` };
  return JSON.stringify(change({ ...sandboxWireMap, page }));
}

function installation(change: Change): Environment {
  const map = join(folder, 'wire.json');
  writeFileSync(map, wireMap(change));
  return {
    ...sandboxBotSettings({
      DATA_DIR: folder,
      SANDBOX_ENTRA_PORT: new URL(entra.url).port,
      SANDBOX_PARTNER_CENTER_PORT: new URL(partnerCenter.url).port,
    }),
    ENHANCED_WIRE_MAP: map,
    ENHANCED_TRIAL_TENANT_ID: partnerTenantId,
    ENHANCED_TRIAL_CLIENT_ID: partnerAppId,
    ENHANCED_TRIAL_CLIENT_SECRET: sandboxSecrets.partner,
  };
}

interface Tried {
  readonly hasPassed: boolean;
  /** What the operator reads. */
  readonly says: string;
  readonly isNoted: boolean;
  readonly agreements: readonly unknown[];
}

/** The operator opens the page as soon as it is shown, and answers on it. */
async function trial(
  change: Change,
  { answer = 'agreed', changed = {} }: { answer?: 'agreed' | 'declined'; changed?: Environment } = {},
): Promise<Tried> {
  const lines: string[] = [];
  const pages: Promise<void>[] = [];
  const environment = { ...installation(change), ...changed };
  const hasPassed = await runEnhancedTrial(environment, {
    ...{ customerId: contoso, email: 'operator@adatum.example', clock: { now: () => new Date() }, lookEveryMs: 5 },
    say: (line) => {
      lines.push(line);
      if (line.startsWith('http')) pages.push(answersOn(line, answer));
    },
  });
  await Promise.all(pages);
  const state = (await (await fetch(`${partnerCenter.url}/sandbox/state`)).json()) as {
    agreements: Readonly<Record<string, readonly unknown[]>>;
  };
  const says = lines.join('\n');
  return { hasPassed, says, isNoted: await isNoted(change), agreements: state.agreements[contoso] ?? [] };
}

async function isNoted(change: Change): Promise<boolean> {
  const database = await openDatabase({ kind: 'embedded', file: databaseFile() }, silent);
  try {
    return await new EnhancedTrialsStore(database).hasPassed(wireMapSchema.parse(JSON.parse(wireMap(change))));
  } finally {
    await database.close();
  }
}

test('the trial goes the whole road, shows the page, and notes that this very map has passed', async () => {
  const { hasPassed, says, isNoted: noted, agreements } = await trial(asTheSandboxSpeaks);
  expect(says).toContain('Microsoft says "customer agreed", which is accepted.');
  expect([hasPassed, noted]).toEqual([true, true]);
  expect(agreements).toMatchObject([{ primaryContact: { firstName: 'Trial', email: 'operator@adatum.example' } }]);
  expect(await isNoted((map) => ({ ...map, status: { ...map.status, expiresAt: null } }))).toBe(false);
});

describe('a wrong map is found out, passes nothing, and says what is wrong with it:', () => {
  const wrong: readonly (readonly [what: string, change: Change, says: string])[] = [
    [
      'an entry that is missing',
      (map) => ({ ...map, status: { ...map.status, path: null } }),
      'the wire map lacks status.path',
    ],
    [
      'another place for the id',
      (map) => ({ ...map, start: { ...map.start, attestationId: '/id' } }),
      'POST /v1/attestations/enhanced did not answer as the wire map says: partner-center-response',
    ],
    [
      'another path to start at',
      (map) => ({ ...map, start: { ...map.start, path: '/attestations/better' } }),
      'POST /v1/attestations/better did not answer as the wire map says: partner-center-http (404)',
    ],
    [
      'another name of a field',
      (map) => ({
        ...map,
        start: { ...map.start, body: { ...map.start.body, sandboxMail: undefined, mail: '{email}' } },
      }),
      'POST /v1/attestations/enhanced did not answer as the wire map says: partner-center-http (400',
    ],
    [
      'another path for the status',
      (map) => ({ ...map, status: { ...map.status, path: '/attestations/{attestationId}' } }),
      'GET /v1/attestations/{attestationId} did not answer as the wire map says: partner-center-http (404)',
    ],
    [
      'another place for the word',
      (map) => ({ ...map, status: { ...map.status, word: '/status' } }),
      'did not answer as the wire map says: partner-center-response',
    ],
    [
      'a word that it does not know',
      (map) => ({
        ...map,
        status: { ...map.status, words: { 'link is out': 'waiting', yes: 'accepted', no: 'expired' } },
      }),
      'add "customer agreed" to status.words, with what it means',
    ],
    [
      'a word for acceptance that says something else',
      (map) => ({
        ...map,
        status: {
          ...map.status,
          words: { ...map.status.words, 'link is out': 'accepted', 'customer agreed': 'accepted' },
        },
      }),
      'Microsoft says "link is out" before anybody could accept, and status.words has it as accepted',
    ],
    [
      'another path to create at',
      (map) => ({ ...map, create: { ...map.create, path: '/customers/{customerId}/agreements/better' } }),
      'POST /v1/customers/{customerId}/agreements/better did not answer as the wire map says: partner-center-http (404)',
    ],
    [
      'another name for the id when the agreement is created',
      (map) => ({ ...map, create: { ...map.create, body: { id: '{attestationId}' } } }),
      'did not answer as the wire map says: partner-center-http (400',
    ],
  ];

  test.each(wrong)('%s', async (_, change, says) => {
    const tried = await trial(change);
    expect(tried.says).toContain(says);
    expect(tried).toMatchObject({ hasPassed: false, isNoted: false, agreements: [] });
  });
});

test('the trial does not pass where the customer declines, or where Microsoft is away', async () => {
  const declined = await trial(asTheSandboxSpeaks, { answer: 'declined' });
  expect(declined).toMatchObject({ hasPassed: false, isNoted: false, agreements: [] });
  expect(declined.says).toContain('the page was left as refused');
  await new SandboxControl(partnerCenter.url).fault({ method: 'POST', path: 'attestations', reset: 'before' });
  const cut = await trial(asTheSandboxSpeaks);
  expect(cut.says).toContain(
    'POST /v1/attestations/enhanced did not answer as the wire map says: partner-center-unreachable',
  );
  expect(cut.isNoted).toBe(false);
});

test('the trial says which settings it needs', async () => {
  const changed = { ENHANCED_TRIAL_CLIENT_SECRET: undefined };
  expect((await trial(asTheSandboxSpeaks, { changed })).says).toBe(
    'Stopped: ENHANCED_TRIAL_TENANT_ID, _CLIENT_ID and _CLIENT_SECRET are needed',
  );
});
