import type { DestinationStream } from 'pino';
import type { Started } from '../../bot/run-process.ts';
import { startBot } from '../../bot/start.ts';
import { clockSettings, sandboxClock } from '../sandbox-clock.ts';
import { sandboxBotSettings } from './settings.ts';
import { withOwnSigningKey } from './signing-key.ts';
import { withSandboxWireMap } from './wire-map.ts';

/** The bot of production with the settings that point to loopback. Its log goes to standard output where nothing else is said. */
export async function startSandboxBot(
  environment: Readonly<Record<string, string | undefined>>,
  logTo?: DestinationStream,
): Promise<Started> {
  const time = clockSettings(environment);
  const settings = withSandboxWireMap(withOwnSigningKey(sandboxBotSettings(environment)));
  return startBot(settings, { clock: sandboxClock(time), speed: time.speed, logTo });
}
