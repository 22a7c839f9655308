import { CloudAdapter } from 'botbuilder';

/** What the SDK keeps to itself. */
interface Inside {
  readonly client: { readonly pipeline: { removePolicy(which: { name: string }): readonly unknown[] } };
}

/** The SDK's adapter, with a way to the Bot Connector that needs no turn. */
export class TeamsAdapter extends CloudAdapter {
  /** A client for one service URL that tries each call once and gives every answer as it is. */
  async openConnector(appId: string, serviceUrl: string) {
    const factory = this.botFrameworkAuthentication.createConnectorFactory(this.createClaimsIdentity(appId));
    const connector = await factory.create(serviceUrl);
    // botbuilder 4.23 repeats a POST up to three times without a word, and heeds no option against it. The archived
    // SDK's own field is the only way in; should it ever be gone, this fails loudly rather than send things twice.
    const { client } = connector as unknown as Inside;
    const removed = client.pipeline.removePolicy({ name: 'defaultRetryPolicy' });
    if (removed.length !== 1) throw new Error('the connector client of the Bot Framework is not the one we know');
    return connector;
  }
}
