import type { Agent } from '../../identity/agent.ts';
import type { AuthorizationService } from '../../identity/authorization-service.ts';
import type { DirectoryProgress } from '../customer-status.ts';
import type { DirectoryListingStore } from './directory-listing-store.ts';

/** Says how far the directory is. */
export class DirectoryProgressService {
  readonly #listing: DirectoryListingStore;
  readonly #authorization: AuthorizationService;

  constructor(options: { listing: DirectoryListingStore; authorization: AuthorizationService }) {
    this.#listing = options.listing;
    this.#authorization = options.authorization;
  }

  /** Throws `NotAllowedError`. */
  async getProgress(agent: Agent): Promise<DirectoryProgress> {
    await this.#authorization.require(agent, 'see-status');
    const progress = await this.#listing.getProgress();
    const isForReseller = async () => (await this.#authorization.findProviders()) !== undefined;
    return { ...progress, isForProviderAlone: progress.read === 0 && (await isForReseller()) };
  }
}
