/** What kind of CSP partner we work for; an indirect reseller comes with the names of its providers. */
export type PartnerType =
  | { readonly kind: 'direct-bill' }
  | { readonly kind: 'indirect-provider' }
  | { readonly kind: 'indirect-reseller'; readonly providerNames: readonly string[] };
