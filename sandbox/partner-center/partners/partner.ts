export const partnerTypes = ['direct-bill', 'indirect-provider', 'indirect-reseller'] as const;
export type PartnerType = (typeof partnerTypes)[number];

export interface RelatedPartner {
  readonly id: string;
  readonly name: string;
  readonly mpnId: string;
  readonly location: string;
}

/** The partner of the sandbox. */
export const partner = {
  name: 'A. Datum Corporation',
  domain: 'adatum.onmicrosoft.com',
  email: 'licensing@adatum.com',
  mpnId: '4391507',
};

/** The providers of the partner, when it is an indirect reseller. */
export const providers: readonly RelatedPartner[] = [
  { id: '484e548c-f5f3-4528-93a9-c16c6373cb59', name: 'First Up Consultants', mpnId: '4847383', location: 'US' },
  { id: 'b01b1487-b36e-4e6d-9b5e-0b58974c4b28', name: 'ReleCloud', mpnId: '4847433', location: 'BR' },
];

/** The resellers of the partner, when it is an indirect provider. */
export const resellers: readonly RelatedPartner[] = [
  { id: '6b0f5f7b-4c7f-4c3c-9b59-0f5d6a1f7c11', name: 'Proseware', mpnId: '4847501', location: 'NL' },
  { id: 'e0a2c1de-7d55-4c57-8b8e-2f6a4f3f9d22', name: 'Nod Publishers', mpnId: '4847502', location: 'SE' },
];
