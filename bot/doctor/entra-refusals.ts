import { type EntraRefusal, entraRefusalIn } from '../../services/partner-center/sign-in/entra-refusal.ts';
import { SecretError } from '../secrets/kept-secret.ts';

interface Explained {
  readonly says: string;
  readonly mend: string;
}

const renew = 'sign the service account in again: npm run consent';

/** Entra's codes (entra/identity-platform/reference-error-codes) that an installation meets, for the registration or the account. */
const byCode: Readonly<Record<string, Explained>> = {
  AADSTS700016: {
    says: 'the tenant has no such application',
    mend: 'correct the application (client) id, or the tenant id beside it',
  },
  AADSTS500011: {
    says: 'the tenant has no application of this address',
    mend: 'set it as the application ID URI (Expose an API), with the scope access_as_user',
  },
  AADSTS90002: { says: 'there is no such tenant', mend: 'correct the tenant id' },
  AADSTS7000215: {
    says: 'the client secret is wrong',
    mend: 'copy the value of a client secret (Certificates & secrets), not its id',
  },
  AADSTS7000222: { says: 'the client secret has expired', mend: 'add a client secret to the registration and set it' },
  AADSTS700027: {
    says: 'the registration does not know the certificate',
    mend: 'upload the certificate to the registration (Certificates & secrets)',
  },
  AADSTS700024: {
    says: 'what the registration signs in with is out of date',
    mend: 'set this machine’s clock; where a file holds the token, let its issuer renew it',
  },
  AADSTS700213: {
    says: 'the registration does not trust this identity',
    mend: 'add a federated credential with its issuer and subject to the registration',
  },
  AADSTS7000112: { says: 'the application is disabled', mend: 'enable it under Enterprise applications' },
  AADSTS65001: {
    says: 'nobody has consented to the permissions',
    mend: 'grant admin consent to the registration, then npm run consent',
  },
  AADSTS700082: { says: 'the refresh token has expired', mend: renew },
  AADSTS50173: { says: 'the sign-in was revoked, or the password has changed since', mend: renew },
  AADSTS50076: { says: 'a second factor is asked for', mend: renew },
  AADSTS50079: { says: 'the account has no second factor yet', mend: `set one up for it, then ${renew}` },
  AADSTS9002313: { says: 'the refresh token is not one of Entra’s', mend: renew },
  AADSTS50057: { says: 'the account is disabled', mend: `enable it, then ${renew}` },
  AADSTS50034: { says: 'the account is gone', mend: `choose another, then ${renew}` },
  AADSTS53003: {
    says: 'a Conditional Access policy blocks the sign-in',
    mend: 'let the policy allow this account from this network',
  },
};
/** Of a federated credential the issuer, the audience or the subject is another. */
const sameAs: Readonly<Record<string, string>> = {
  AADSTS70021: 'AADSTS700213',
  AADSTS700211: 'AADSTS700213',
  AADSTS700212: 'AADSTS700213',
  AADSTS7002111: 'AADSTS700213',
};

/** Why there was no token; undefined for another error. Never in Entra's words, which name accounts. */
export function explainRefusal(error: unknown): Explained | undefined {
  for (let one = error; one instanceof Error; one = one.cause)
    if (one instanceof SecretError) return { says: one.message, mend: 'see the identity of this process' };
  const refusal = entraRefusalIn(error);
  if (refusal?.kind === 'unavailable') return unavailable(refusal);
  return refusal && refused(refusal.code);
}

function unavailable({ because, detail }: EntraRefusal & { kind: 'unavailable' }): Explained {
  return because === 'busy'
    ? { says: `Entra had no answer for now (${detail})`, mend: 'try again in some minutes' }
    : { says: `Entra cannot be reached (${detail})`, mend: 'look at DNS, proxy and firewall' };
}

function refused(code: string): Explained {
  const known = byCode[sameAs[code] ?? code];
  if (known) return { ...known, says: `${known.says} (${code})` };
  return { says: `Entra refused (${code})`, mend: 'look the code up at https://login.microsoftonline.com/error' };
}
