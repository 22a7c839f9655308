/**
 * The one type of agreement the product knows. Always asked for: where it is left out Partner Center answers for the Cloud
 * Agreement, which nobody can accept any more (get-customer-agreement-metadata).
 */
export const agreementType = 'MicrosoftCustomerAgreement';
