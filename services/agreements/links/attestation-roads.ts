import { type WireMapFile, missingIn } from '../../partner-center/enhanced/wire-map.ts';
import { ProductError } from '../../product-error.ts';

/** `classic`: the partner states that the customer accepted. `enhanced`: the customer accepts on a page of Microsoft's first. */
export type Road = 'classic' | 'enhanced';

export const roadSettings = ['classic', 'enhanced', 'ask'] as const;

/** Why nobody can go the enhanced road. */
export type EnhancedLack =
  | { readonly why: 'off' }
  /** The addresses of the links cannot be kept without a key. */
  | { readonly why: 'no-keys' }
  | { readonly why: 'incomplete'; readonly missing: readonly string[] }
  /** The doctor has not gone the whole road with this very wire map. */
  | { readonly why: 'untried' };

/** The enhanced road is closed at this installation. */
export class EnhancedRoadClosedError extends ProductError {
  readonly code = 'enhanced-road-closed';
  readonly lack: EnhancedLack;

  constructor(lack: EnhancedLack) {
    super(`the enhanced road is closed: ${lackText(lack)}`);
    this.lack = lack;
  }
}

/** For operators: what is to be done before the road opens. */
export function lackText(lack: EnhancedLack): string {
  switch (lack.why) {
    case 'off':
      return 'ATTESTATION_ROAD is classic';
    case 'no-keys':
      return 'TOKEN_KEYS is not set';
    case 'incomplete':
      return `the wire map lacks ${lack.missing.join(', ')}`;
    case 'untried':
      return 'npm run doctor -- --enhanced has not passed with this wire map';
  }
}

interface RoadsOptions {
  /** Undefined lets the configuration decide: both roads where the enhanced one is open. */
  readonly setting: (typeof roadSettings)[number] | undefined;
  /** Undefined where the road is not built in at all. */
  readonly map: WireMapFile | undefined;
  readonly hasKeys: boolean;
  /** A page on this machine is taken, and nothing has to be tried before: no real customer is ever asked. */
  readonly isMadeUp: boolean;
  readonly trials: { hasPassed(map: WireMapFile): Promise<boolean> };
}

/** Which roads this installation offers now. */
export class AttestationRoads {
  readonly #options: RoadsOptions;

  constructor(options: RoadsOptions) {
    this.#options = options;
  }

  /** The one that Microsoft asks for first. Empty where only the enhanced one is wanted, and it is closed. */
  async list(): Promise<readonly Road[]> {
    const { setting } = this.#options;
    if (setting === 'classic') return ['classic'];
    const isOpen = (await this.findLack()) === undefined;
    if (setting === 'enhanced') return isOpen ? ['enhanced'] : [];
    return isOpen ? ['enhanced', 'classic'] : ['classic'];
  }

  /** Throws `EnhancedRoadClosedError`. */
  async requireEnhanced(): Promise<void> {
    const lack = this.#options.setting === 'classic' ? ({ why: 'off' } as const) : await this.findLack();
    if (lack) throw new EnhancedRoadClosedError(lack);
  }

  /** What is missing, whether or not the setting asks for the road. */
  async findLack(): Promise<EnhancedLack | undefined> {
    const { map, hasKeys, isMadeUp, trials } = this.#options;
    if (!map) return { why: 'off' };
    const missing = missingIn(map, { isMadeUp });
    if (missing.length > 0) return { why: 'incomplete', missing };
    if (!hasKeys) return { why: 'no-keys' };
    return isMadeUp || (await trials.hasPassed(map)) ? undefined : { why: 'untried' };
  }
}
