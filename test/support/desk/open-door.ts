import { createAdapter } from '../../../bot/teams/create-adapter.ts';
import { ClockCheck } from '../../../bot/http/clock-check.ts';
import { Readiness } from '../../../bot/http/readiness.ts';
import { RequestIds } from '../../../bot/http/request-ids.ts';
import { Telemetry } from '../../../bot/telemetry/telemetry.ts';
import { isServiceUrlOn, teamsCallers } from '../../../bot/http/teams-callers.ts';
import { SigningKeys } from '../../../bot/http/signing-keys.ts';
import { type RunningServer, startServer } from '../../../bot/http/server.ts';
import { CapturedLog } from '../captured-log.ts';
import { fixedCredentials } from './sending-adapter.ts';
import { type SignedChannel, appId } from '../microsoft/signed-channel.ts';

type ServerOptions = Parameters<typeof startServer>[0];

export interface OpenDoor {
  readonly url: string;
  readonly log: CapturedLog;
  readonly server: RunningServer;
}

/** The bot's HTTP edge as in production, over the keys of `channel`; a turn does what the test gives. */
export async function openDoor(
  channel: SignedChannel,
  { trustedProxyHops = 0, ...options }: Partial<ServerOptions> & { trustedProxyHops?: number } = {},
): Promise<OpenDoor> {
  const log = new CapturedLog();
  const clock = { now: () => new Date() };
  const clockCheck = new ClockCheck({ clock, log });
  const keys = new SigningKeys({ metadataUrl: channel.metadataUrl, clockCheck, log });
  const server = await startServer({
    adapter: createAdapter({ credentials: fixedCredentials(appId), keys }, log),
    door: {
      callers: teamsCallers({ appId, keys, clock }),
      isServiceUrl: isServiceUrlOn(['smba.trafficmanager.net']),
      trustedProxyHops,
    },
    onTurn: () => Promise.resolve(),
    runInBackground: (work) => void work(),
    readiness: new Readiness({ findTrouble: () => Promise.resolve(undefined) }),
    requestIds: new RequestIds(),
    telemetry: new Telemetry(),
    addRoutes: () => undefined,
    host: '127.0.0.1',
    port: 0,
    log,
    ...options,
  });
  return { url: `http://127.0.0.1:${server.port}`, log, server };
}
