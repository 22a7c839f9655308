import type { Caller } from '../ids.ts';
import type { PartnerType } from './capabilities.ts';

interface Relationships {
  readonly listIndirectProviders: (caller: Caller) => Promise<readonly { readonly name: string }[]>;
  readonly listIndirectResellers: (caller: Caller) => Promise<readonly unknown[]>;
}

/** Partner Center has no field for it: a partner with providers is a reseller, one with resellers is a provider. */
export async function readPartnerType(partnerCenter: Relationships, caller: Caller): Promise<PartnerType> {
  const [providers, resellers] = await Promise.all([
    partnerCenter.listIndirectProviders(caller),
    partnerCenter.listIndirectResellers(caller),
  ]);
  if (providers.length > 0) {
    return { kind: 'indirect-reseller', providerNames: providers.map((provider) => provider.name) };
  }
  return { kind: resellers.length > 0 ? 'indirect-provider' : 'direct-bill' };
}
