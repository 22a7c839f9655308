import { X509Certificate } from 'node:crypto';
import { type JWTPayload, decodeJwt, decodeProtectedHeader, errors, jwtVerify } from 'jose';
import type { Clock } from '../../services/clock.ts';
import { type Registration, workloadIdentity } from '../registrations.ts';
import { exchangeAudience, issuerOfTenant } from './access-tokens.ts';
import { type AadstsNumber, EntraError } from './entra-error.ts';
import type { SandboxKeys } from './sandbox-keys.ts';

const jwtBearer = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** How far the clocks of others may be from Entra's. */
const skewSeconds = 300;

type Header = Readonly<Record<string, unknown>>;

interface Given {
  readonly client: Registration;
  readonly tenant: string;
  readonly assertion: string;
}

/**
 * How registrations prove who they are: by their secret, by a certificate that was added to them (certificate-credentials), or by a
 * token of the managed identity that they trust (workload-identity-federation).
 */
export class ClientCredentials {
  readonly #keys: SandboxKeys;
  readonly #clock: Clock;
  #certificates: readonly { readonly appId: string; readonly certificate: X509Certificate }[] = [];

  constructor(parts: { readonly keys: SandboxKeys; readonly clock: Clock }) {
    this.#keys = parts.keys;
    this.#clock = parts.clock;
  }

  /** As an administrator uploads it, in PEM without the key. Throws for what is no certificate. */
  addCertificate({ appId }: Registration, pem: string): void {
    this.#certificates = [...this.#certificates, { appId, certificate: new X509Certificate(pem) }];
  }

  clear(): void {
    this.#certificates = [];
  }

  /** Throws `EntraError`. */
  async check(form: Readonly<Record<string, string>>, client: Registration, tenant: string): Promise<void> {
    const { client_secret: secret, client_assertion: assertion, client_assertion_type: type } = form;
    if (assertion !== undefined && type === jwtBearer) return this.#checkAssertion({ client, tenant, assertion });
    if (secret === undefined) throw new EntraError(7000218);
    if (secret !== client.secret) throw new EntraError(7000215);
  }

  async #checkAssertion(given: Given): Promise<void> {
    const { header, claims } = readAssertion(given.assertion);
    const { appId } = given.client;
    if (claims.iss !== appId && claims.sub !== appId) return this.#checkTrusted(given.assertion, claims);
    if (claims.iss !== appId || claims.sub !== appId) throw new EntraError(700021);
    return this.#checkOwn(given, header);
  }

  /** Signed with the key of a certificate of the registration. */
  async #checkOwn({ client, tenant, assertion }: Given, header: Header): Promise<void> {
    const certificate = this.#certificateFor(client, header);
    if (!certificate) throw new EntraError(700027);
    const options = { algorithms: ['PS256', 'RS256'], requiredClaims: ['exp'], clockTolerance: skewSeconds };
    const currentDate = this.#clock.now();
    const { payload } = await refusing(jwtVerify(assertion, certificate.publicKey, { ...options, currentDate }));
    const at = `https://login.microsoftonline.com/${tenant}`;
    const audiences = [`${at}/oauth2/v2.0/token`, `${at}/oauth2/token`, `${at}/v2.0`];
    if (!audiences.includes(String(payload.aud))) throw new EntraError(700023);
  }

  #certificateFor({ appId }: Registration, { x5t, 'x5t#S256': x5t256 }: Header): X509Certificate | undefined {
    const isMeant = ({ fingerprint, fingerprint256 }: X509Certificate): boolean =>
      inBase64(fingerprint256) === x5t256 || inBase64(fingerprint) === x5t;
    return this.#certificates.find((one) => one.appId === appId && isMeant(one.certificate))?.certificate;
  }

  /** Names are compared before the signature is. */
  async #checkTrusted(assertion: string, { iss, aud, sub }: JWTPayload): Promise<void> {
    if (iss !== issuerOfTenant) throw new EntraError(700211);
    if (aud !== exchangeAudience) throw new EntraError(700212);
    if (sub !== workloadIdentity) throw new EntraError(700213);
    await refusing(this.#keys.verify('entra', assertion, this.#clock.now()));
  }
}

function readAssertion(assertion: string): { readonly header: Header; readonly claims: JWTPayload } {
  try {
    return { header: decodeProtectedHeader(assertion), claims: decodeJwt(assertion) };
  } catch {
    throw new EntraError(50027);
  }
}

/** Says in Entra's numbers what jose finds wrong. */
async function refusing<Result>(verifying: Promise<Result>): Promise<Result> {
  try {
    return await verifying;
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error;
    const isLate = 'claim' in error && (error.claim === 'exp' || error.claim === 'nbf');
    const number: AadstsNumber = isLate ? 700024 : 700027;
    throw new EntraError(number);
  }
}

/** A fingerprint of Node's as the header of a token has it. */
function inBase64(fingerprint: string): string {
  return Buffer.from(fingerprint.replaceAll(':', ''), 'hex').toString('base64url');
}
