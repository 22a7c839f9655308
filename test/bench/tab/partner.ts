import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startEntraSandbox } from '../../../sandbox/entra/entra-sandbox.ts';
import { startPartnerCenterSandbox } from '../../../sandbox/partner-center/partner-center-sandbox.ts';
import { people } from '../../../sandbox/people.ts';
import { startTeamsSandbox } from '../../../sandbox/teams/teams-sandbox.ts';
import type { DatabaseSettings } from '../../../services/database/database-settings.ts';
import { openDatabase } from '../../../services/database/open-database.ts';
import { startPostgres } from '../../support/databases/postgres.ts';
import { freePort } from '../../support/desk/free-port.ts';
import { sharedKeys } from '../../support/microsoft/shared-keys.ts';
import { silent } from '../../support/silent-log.ts';
import { product } from '../measured-bot.ts';
import { MeasuredProcess } from '../measured-process.ts';
import { fillDirectory } from './fill-directory.ts';

/** More processor time than that in a second is work. */
const busyMs = 60;

export type Engine = DatabaseSettings['kind'];

/** A partner with very many customers: the bot in a process of its own, and Microsoft around it. */
export interface BigPartner {
  readonly bot: MeasuredProcess;
  readonly teamsUrl: string;
  /** Of an Admin agent. */
  readonly token: string;
  close(): Promise<void>;
}

export async function openBigPartner(engine: Engine, count: number): Promise<BigPartner> {
  const folder = await mkdtemp(join(tmpdir(), 'agreement-desk-tab-'));
  const server = engine === 'postgres' ? await startPostgres() : undefined;
  const settings: DatabaseSettings = server
    ? { kind: 'postgres', url: server.url }
    : { kind: 'embedded', file: join(folder, 'agreement-desk.db') };
  // A statement about all customers takes longer than any of the bot's may.
  const database = await openDatabase(
    server ? { kind: 'postgres', url: server.url, isUnlimited: true } : settings,
    silent,
  );
  await fillDirectory(database, count);
  await database.close();
  const entra = await startEntraSandbox({ keys: sharedKeys });
  const partnerCenter = await startPartnerCenterSandbox({ keys: sharedKeys });
  const teams = await startTeamsSandbox({ botEndpoint: 'http://127.0.0.1:9', entraUrl: entra.url, keys: sharedKeys });
  const bot = await MeasuredProcess.start(product, {
    ...{ DATA_DIR: folder, DIRECTORY_SYNC: 'false', AGENT_SIGN_IN: 'service-account' },
    ...(settings.kind === 'postgres' ? { DATABASE_URL: settings.url } : {}),
    PORT: String(await freePort()),
    SANDBOX_ENTRA_PORT: new URL(entra.url).port,
    SANDBOX_PARTNER_CENTER_PORT: new URL(partnerCenter.url).port,
    SANDBOX_TEAMS_PORT: new URL(teams.url).port,
  });
  teams.setBotEndpoint(`${bot.url}/api/messages`);
  await becomesQuiet(bot);
  return {
    bot,
    teamsUrl: teams.url,
    token: await tokenFrom(entra.url),
    async close() {
      await bot.stop();
      await Promise.all([teams.close(), partnerCenter.close(), entra.close(), server?.stop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** It looks once at each customer that has not accepted, to remind somebody: tens of thousands found in one moment are the bench's alone. */
async function becomesQuiet(bot: MeasuredProcess): Promise<void> {
  let [quietSeconds, before] = [0, (await bot.usage()).cpuMs];
  while (quietSeconds < 5) {
    await delay(1_000);
    const { cpuMs } = await bot.usage();
    quietSeconds = cpuMs - before < busyMs ? quietSeconds + 1 : 0;
    before = cpuMs;
  }
}

async function tokenFrom(entraUrl: string): Promise<string> {
  const answer = await fetch(`${entraUrl}/sandbox/tokens`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ kind: 'sso', oid: people[0]?.objectId }),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}
