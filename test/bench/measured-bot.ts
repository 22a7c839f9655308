import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEntraSandbox } from '../../sandbox/entra/entra-sandbox.ts';
import { sharedKeys } from '../support/microsoft/shared-keys.ts';
import { connectorToken } from '../support/microsoft/connector-token.ts';
import { DemoAccessTokens } from '../support/microsoft/demo-identity.ts';
import { startPartnerCenterSandbox } from '../../sandbox/partner-center/partner-center-sandbox.ts';
import { seedCustomers } from '../../sandbox/partner-center/customers/customer.ts';
import { people } from '../../sandbox/people.ts';
import { startTeamsSandbox } from '../../sandbox/teams/teams-sandbox.ts';
import type { AgentId } from '../../services/ids.ts';
import { type Chat, agreementChat, echoChat } from './chat.ts';
import { MeasuredProcess } from './measured-process.ts';

/** What to start, as arguments of Node. */
export type Program = readonly string[];

/** A bot and what surrounds it. Only the bot is in the measured process. */
export interface MeasuredBot {
  readonly process: MeasuredProcess;
  readonly chat: Chat;
  close(): Promise<void>;
}

/** The sandbox's bot, with the limits that `npm run serve` sets for the same product. */
export const product: Program = [...(await limitsOfServe()), 'sandbox/bot/index.js'];

/** A bot of botbuilder and restify that verifies who speaks, answers every message with a card, and every press with another. */
export const floor: Program = ['test/sandbox/teams/echo-bot.ts'];

export async function openProduct(): Promise<MeasuredBot> {
  const directory = await mkdtemp(join(tmpdir(), 'agreement-desk-bench-'));
  const entra = await startEntraSandbox({ keys: sharedKeys });
  const partnerCenter = await startPartnerCenterSandbox({ dataDir: directory, keys: sharedKeys });
  const bot = await MeasuredProcess.start(product, {
    DATA_DIR: directory,
    AGENT_SIGN_IN: 'service-account',
    SANDBOX_ENTRA_PORT: new URL(entra.url).port,
    SANDBOX_PARTNER_CENTER_PORT: new URL(partnerCenter.url).port,
  });
  const teams = await teamsAround(bot);
  return {
    process: bot,
    chat: agreementChat({ teamsUrl: teams.url, ...whoTalks }, partnerCenter.url),
    async close() {
      await Promise.all([bot.stop(), teams.close()]);
      await Promise.all([partnerCenter.close(), entra.close()]);
      await rm(directory, { recursive: true });
    },
  };
}

export async function openFloor(environment: Readonly<Record<string, string>> = {}): Promise<MeasuredBot> {
  const entra = await startEntraSandbox({ keys: sharedKeys });
  const bot = await MeasuredProcess.start(floor, {
    ...environment,
    ECHO_CONNECTOR_TOKEN: await connectorToken(sharedKeys),
    ECHO_METADATA_URL: `${entra.url}/botframework/v1/.well-known/openidconfiguration`,
  });
  const teams = await teamsAround(bot);
  return {
    process: bot,
    chat: echoChat({ teamsUrl: teams.url, ...whoTalks }),
    async close() {
      await Promise.all([bot.stop(), teams.close()]);
      await entra.close();
    },
  };
}

/** The same bot, which asks Partner Center what "status" asks before each card, and looks at no answer. */
export async function openReadingFloor(): Promise<MeasuredBot> {
  const partnerCenter = await startPartnerCenterSandbox({});
  const customer = `${partnerCenter.url}/v1/customers/${contoso}`;
  const reads = [
    `${customer}/agreements?agreementType=MicrosoftCustomerAgreement`,
    `${customer}/directSignedMicrosoftCustomerAgreementStatus`,
  ];
  const tokens = new DemoAccessTokens(partnerCenter.url);
  const bot = await openFloor({
    ECHO_READS: reads.join(' '),
    ECHO_AUTHORIZATION: `Bearer ${await tokens.getToken(whoTalks.talking as AgentId)}`,
  });
  return {
    ...bot,
    async close() {
      await bot.close();
      await partnerCenter.close();
    },
  };
}

const contoso = seedCustomers.find(({ companyName }) => companyName === 'Contoso Ltd')?.id ?? '';
const [admin, sales] = people.map((person) => person.objectId);
const whoTalks = { talking: sales ?? '', walking: admin ?? '' };

function teamsAround(bot: MeasuredProcess) {
  return startTeamsSandbox({ botEndpoint: `${bot.url}/api/messages`, patienceMs: 60_000, keys: sharedKeys });
}

async function limitsOfServe(): Promise<readonly string[]> {
  const { scripts } = JSON.parse(await readFile('package.json', 'utf8')) as { scripts: { serve: string } };
  return scripts.serve.split(' ').filter((word) => word.startsWith('--max-'));
}
