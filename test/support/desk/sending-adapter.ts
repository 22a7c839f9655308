import { SigningKeys } from '../../../bot/http/signing-keys.ts';
import { ConnectorCredentials } from '../../../bot/teams/connector-credentials.ts';
import { createAdapter } from '../../../bot/teams/create-adapter.ts';
import type { Log } from '../../../services/log.ts';
import { connectorToken } from '../microsoft/connector-token.ts';
import { sharedKeys } from '../microsoft/shared-keys.ts';

/** Of a bot whose token Entra need not be asked for. */
export const sendingAppId = '22222222-2222-4222-8222-222222222222';

/** The adapter for tests of what goes out. Its token is one that the sandbox's Teams takes, and it lets nobody in. */
export function sendingAdapter(log: Log) {
  return createAdapter({ credentials: fixedCredentials(), keys: noKeys(log) }, log);
}

export function fixedCredentials(appId: string = sendingAppId): ConnectorCredentials {
  let token: Promise<string> | undefined;
  const getToken = async () => ({ value: await (token ??= connectorToken(sharedKeys)) });
  return new ConnectorCredentials({ appId, tokens: { getToken } });
}

function noKeys(log: Log): SigningKeys {
  return new SigningKeys({ metadataUrl: 'http://127.0.0.1:9/', log });
}
