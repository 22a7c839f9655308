import { startPartnerCenterSandbox } from './partner-center-sandbox.ts';
import { sandboxSettings } from './sandbox-settings.ts';

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
