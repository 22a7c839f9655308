import type { PrimaryContact } from '../../../services/primary-contact.ts';

/** An agreement as `POST …/agreements` returns it. `dateAgreed` is an ISO instant with `Z`. */
export interface AgreementRecord {
  readonly userId: string;
  readonly primaryContact: PrimaryContact;
  readonly templateId: string;
  readonly dateAgreed: string;
  readonly type: AgreementType;
}

export type AgreementType = keyof typeof agreementTemplates;

/** The published agreements: their template ids (case-sensitive) and public pages. */
export const agreementTemplates = {
  MicrosoftCloudAgreement: {
    templateId: '998b88de-aa99-4388-a42c-1b3517d49490',
    agreementLink: 'https://learn.microsoft.com/partner-center/agreements',
  },
  MicrosoftCustomerAgreement: {
    templateId: '117a77b0-9360-443b-8795-c6dedc750cf9',
    agreementLink: 'https://aka.ms/customeragreement',
  },
} as const;

/**
 * The types that an `agreementType` parameter asks for; undefined for an unknown type. In both reads a missing parameter means
 * the Cloud Agreement (get-customer-agreement-metadata, get-confirmation-of-customer-agreement).
 */
export function requestedTypes(agreementType: string | null): readonly AgreementType[] | undefined {
  const types = Object.keys(agreementTemplates) as AgreementType[];
  if (agreementType === '*') return types;
  const type = types.find((candidate) => candidate === (agreementType || 'MicrosoftCloudAgreement'));
  return type && [type];
}
