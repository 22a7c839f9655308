/** Where an existing customer accepts in the Microsoft 365 admin center (page "Confirm that your customer has accepted"). */
export const acceptanceLink = 'https://admin.microsoft.com/AdminPortal/Home?ref=/BillingAccounts/agreement';
