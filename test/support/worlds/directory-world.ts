import {
  type PartnerCenterSandbox,
  startPartnerCenterSandbox,
} from '../../../sandbox/partner-center/partner-center-sandbox.ts';
import type { Database } from '../../../services/database/database.ts';
import type { TestDatabase } from '../databases/databases.ts';
import { type DirectoryChanges, DirectoryInstance, MovableClock } from './directory-instance.ts';
import { SandboxControl } from '../microsoft/sandbox-control.ts';
import { sharedKeys } from '../microsoft/shared-keys.ts';

/** A database and a Partner Center for instances to share. */
export class DirectoryWorld {
  readonly clock: MovableClock;
  readonly control: SandboxControl;
  readonly #place: TestDatabase;
  readonly #partnerCenter: PartnerCenterSandbox;

  private constructor(place: TestDatabase, partnerCenter: PartnerCenterSandbox, clock: MovableClock) {
    this.#place = place;
    this.#partnerCenter = partnerCenter;
    this.clock = clock;
    this.control = new SandboxControl(partnerCenter.url);
  }

  static async open(create: () => Promise<TestDatabase>, customers?: number): Promise<DirectoryWorld> {
    const clock = new MovableClock();
    const partnerCenter = await startPartnerCenterSandbox({
      keys: sharedKeys,
      clock,
      ...(customers === undefined ? {} : { customers }),
    });
    return new DirectoryWorld(await create(), partnerCenter, clock);
  }

  async openInstance(changes: DirectoryChanges = {}): Promise<DirectoryInstance> {
    const { clock } = this;
    const database = await this.openDatabase();
    return DirectoryInstance.open({ database, partnerCenterUrl: this.#partnerCenter.url, clock, changes });
  }

  openDatabase(): Promise<Database> {
    return this.#place.open();
  }

  async close(): Promise<void> {
    await this.#partnerCenter.close();
    await this.#place.remove();
  }
}
