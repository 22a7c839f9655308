import { X509Certificate, createPrivateKey } from 'node:crypto';

/** How a registration proves itself to Entra. */
export type ClientCredential =
  | { readonly kind: 'secret'; readonly secret: string }
  | ({ readonly kind: 'certificate' } & ClientCertificate)
  /** A token of somebody whom the registration trusts (a federated credential), fetched when it is needed. */
  | { readonly kind: 'assertion'; readonly read: () => Promise<string> };

/** In MSAL's own names. */
export interface ClientCertificate {
  readonly thumbprintSha256: string;
  /** PEM. */
  readonly privateKey: string;
  /** PEM, with the certificates that signed it, where there are any. */
  readonly x5c: string;
}

const certificates = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;
const privateKeys = /-----BEGIN (?:RSA )?PRIVATE KEY-----[^-]+-----END (?:RSA )?PRIVATE KEY-----/;

/** Reads a certificate with its key from PEM. A string says, without any of it, why it cannot be used. */
export function parseClientCertificate(pem: string, now: Date): ClientCertificate | string {
  const chain = pem.match(certificates) ?? [];
  const [privateKey] = privateKeys.exec(pem) ?? [];
  const [own] = chain;
  if (own === undefined) return pem.includes('-----BEGIN') ? 'holds no certificate' : notPem;
  if (privateKey === undefined) return 'holds no private key, or one with a password: it needs the key without one';
  try {
    const certificate = new X509Certificate(own);
    const key = createPrivateKey(privateKey);
    if (!certificate.checkPrivateKey(key)) return 'holds a private key of another certificate';
    if (key.asymmetricKeyType !== 'rsa') return 'has a key that is not RSA, and Entra takes no other';
    if (certificate.validToDate < now) return `ended on ${certificate.validToDate.toISOString().slice(0, 10)}`;
    const thumbprintSha256 = certificate.fingerprint256.replaceAll(':', '');
    return { thumbprintSha256, privateKey, x5c: chain.join('\n') };
  } catch {
    return 'cannot be read';
  }
}

const notPem = 'is no PEM: in Key Vault choose the content type PEM, of a .pfx make one with openssl pkcs12 -nodes';

/** As MSAL takes it. */
export function msalCredential(credential: ClientCredential) {
  switch (credential.kind) {
    case 'secret':
      return { clientSecret: credential.secret };
    case 'certificate': {
      const { thumbprintSha256, privateKey, x5c } = credential;
      return { clientCertificate: { thumbprintSha256, privateKey, x5c } };
    }
    case 'assertion':
      return { clientAssertion: () => credential.read() };
  }
}
