import { SandboxKeys } from '../entra/sandbox-keys.ts';
import { clockSettings, sandboxClock } from '../sandbox-clock.ts';
import { startTeamsSandbox } from './teams-sandbox.ts';

const port = Number(process.env['SANDBOX_TEAMS_PORT'] ?? 4181);
const entraUrl = `http://127.0.0.1:${process.env['SANDBOX_ENTRA_PORT'] ?? '4182'}`;
const botEndpoint = process.env['BOT_ENDPOINT'] ?? 'http://127.0.0.1:3978/api/messages';

try {
  const clock = sandboxClock(clockSettings(process.env));
  const keys = new SandboxKeys(process.env['DATA_DIR'] ?? '.data');
  const sandbox = await startTeamsSandbox({ port, botEndpoint, entraUrl, clock, keys });
  console.log(`Teams sandbox: chat page ${sandbox.url}/, bot ${botEndpoint}`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void sandbox.close());
} catch (error) {
  const { code } = error as NodeJS.ErrnoException;
  if (code !== 'EADDRINUSE') throw error;
  console.error(`The Teams sandbox cannot start: port ${port} is taken. Set SANDBOX_TEAMS_PORT to a free one.`);
  process.exitCode = 1;
}
