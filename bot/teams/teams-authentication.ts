import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { type BotFrameworkAuthentication, ConnectorFactory } from 'botframework-connector';
import { LRUCache } from 'lru-cache';

type ConnectorClient = ReturnType<ConnectorFactory['create']>;
type UserTokenClient = ReturnType<BotFrameworkAuthentication['createUserTokenClient']>;

/** Teams has a few, of which a tenant meets one or two. */
const mostServiceUrls = 20;

/**
 * The SDK's own, which makes two clients for each turn, at a sixth of what a help turn costs. They know nothing of the turn: the
 * first is made once for each service URL, and the other, which nobody here asks, once.
 */
export class TeamsAuthentication extends ConfigurationBotFrameworkAuthentication {
  #connectors: ConnectorFactory | undefined;
  #userTokenClient: UserTokenClient | undefined;

  override async authenticateRequest(
    ...request: Parameters<BotFrameworkAuthentication['authenticateRequest']>
  ): ReturnType<BotFrameworkAuthentication['authenticateRequest']> {
    const result = await super.authenticateRequest(...request);
    this.#connectors ??= new KeptConnectors(this.createConnectorFactory(result.claimsIdentity));
    return { ...result, connectorFactory: this.#connectors };
  }

  override createUserTokenClient(
    ...of: Parameters<BotFrameworkAuthentication['createUserTokenClient']>
  ): UserTokenClient {
    return (this.#userTokenClient ??= super.createUserTokenClient(...of));
  }
}

class KeptConnectors extends ConnectorFactory {
  readonly #kept = new LRUCache<string, ConnectorClient>({ max: mostServiceUrls });
  readonly #factory: ConnectorFactory;

  constructor(factory: ConnectorFactory) {
    super();
    this.#factory = factory;
  }

  override create(serviceUrl: string, audience: string): ConnectorClient {
    const connector = this.#kept.get(serviceUrl) ?? this.#factory.create(serviceUrl, audience);
    this.#kept.set(serviceUrl, connector);
    return connector;
  }
}
