import { clockSettings, sandboxClock } from '../sandbox-clock.ts';
import { startPartnerCenterSandbox, type PartnerCenterSandboxOptions } from './partner-center-sandbox.ts';
import { partnerTypes } from './partners/partner.ts';

async function run(): Promise<void> {
  const settings = sandboxSettings(process.env);
  const sandbox = await startPartnerCenterSandbox(settings);
  const stop = () => void sandbox.close();
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  console.log(
    `Partner Center sandbox listens on ${sandbox.url} (${settings.partner}, ${settings.customers} customers).`,
  );
}

run().catch((error: unknown) => {
  console.error(`Partner Center sandbox did not start: ${sentenceOf(error)}`);
  process.exitCode = 1;
});

function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isTaken = 'code' in error && error.code === 'EADDRINUSE';
  return isTaken ? 'its port is taken; set SANDBOX_PARTNER_CENTER_PORT to a free one.' : error.message;
}

/** Settings of the process. Throws one sentence for the first that cannot be used. */
function sandboxSettings(environment: Readonly<Record<string, string | undefined>>) {
  const { SANDBOX_PARTNER = 'direct-bill', DATA_DIR = '.data' } = environment;
  const partner = partnerTypes.find((type) => type === SANDBOX_PARTNER);
  if (partner === undefined) throw new Error(`SANDBOX_PARTNER must be one of ${partnerTypes.join(', ')}.`);
  return {
    port: wholeNumber(environment, 'SANDBOX_PARTNER_CENTER_PORT', { usual: 4180, most: 65_535 }),
    customers: wholeNumber(environment, 'SANDBOX_CUSTOMERS', { usual: 60, most: 1_000_000 }),
    partner,
    dataDir: DATA_DIR,
    clock: sandboxClock(clockSettings(environment)),
  } satisfies PartnerCenterSandboxOptions;
}

type Environment = Readonly<Record<string, string | undefined>>;

function wholeNumber(environment: Environment, name: string, { usual, most }: { usual: number; most: number }): number {
  const text = environment[name] ?? String(usual);
  if (!/^\d{1,7}$/.test(text) || Number(text) > most) throw new Error(`${name} must be a number from 0 to ${most}.`);
  return Number(text);
}
