import type { Agent } from '../../identity/agent.ts';
import type { AuthorizationService } from '../../identity/authorization-service.ts';
import { PartnerCenterError } from '../../partner-center/http/partner-center-error.ts';
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
    return { ...progress, isForProviderAlone: progress.read === 0 && (await this.#isForReseller(agent)) };
  }

  /** Where the partner's type cannot be read, customers count as being read. */
  async #isForReseller(agent: Agent): Promise<boolean> {
    try {
      return (await this.#authorization.getPartnerType(agent)).kind === 'indirect-reseller';
    } catch (error) {
      if (error instanceof PartnerCenterError) return false;
      throw error;
    }
  }
}
