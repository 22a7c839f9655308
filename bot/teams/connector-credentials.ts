import { randomUUID } from 'node:crypto';
import { ServiceClientCredentialsFactory } from 'botframework-connector';

type ServiceClientCredentials = Awaited<ReturnType<ServiceClientCredentialsFactory['createCredentials']>>;

interface ConnectorCredentialsOptions {
  readonly appId: string;
  readonly tokens: { getToken(correlationId: string): Promise<{ readonly value: string }> };
}

/** For whom the bot's tokens are, wherever Teams is (bot-framework-rest-connector-authentication). */
export const connectorResource = 'https://api.botframework.com';

/**
 * How the SDK proves itself to the Bot Connector: with tokens that we get as all others. The SDK's own way has a second, old MSAL
 * inside, which waits for ever and cannot be led to another Entra.
 */
export class ConnectorCredentials extends ServiceClientCredentialsFactory {
  readonly #appId: string;
  readonly #credentials: ServiceClientCredentials;

  constructor({ appId, tokens }: ConnectorCredentialsOptions) {
    super();
    this.#appId = appId.toLowerCase();
    this.#credentials = {
      async signRequest(request) {
        const { value } = await tokens.getToken(randomUUID());
        request.headers.set('authorization', `Bearer ${value}`);
        return request;
      },
    };
  }

  override isValidAppId(appId: string): Promise<boolean> {
    return Promise.resolve(appId.toLowerCase() === this.#appId);
  }

  /** There is no way to switch it off. */
  override isAuthenticationDisabled(): Promise<boolean> {
    return Promise.resolve(false);
  }

  override createCredentials(): Promise<ServiceClientCredentials> {
    return Promise.resolve(this.#credentials);
  }
}
