import { isJsonObject } from './json-input.ts';
import { controlRefused } from './answer.ts';

/** Readings of Microsoft's pages, where these allow more than one. The first value is the default. */
const readings = {
  /** The answer for a customer without agreements: an empty collection, or error 600009. */
  noAgreements: ['empty', '600009'],
  /** HTTP status of error 600061. */
  duplicateStatus: [400, 409],
  /** Only the AdminAgents group may attest through the API (gdap-and-secure-application-model). */
  adminAgentsOnly: [false, true],
  /** The attestation call is retired, as announced for 2026-01-05. */
  legacyRetired: [false, true],
  /** How a token without MFA is refused: with an empty body, with a code, or with a challenge for Entra. */
  mfaRefusal: ['empty', '900421', 'claims'],
  /** Whether 13605 comes with status 403, or among the `orderErrors` of a checkout that answers 201. */
  missingAgreement: ['403', 'orderErrors'],
  /** How long after the customer's answer an enhanced attestation shows it. */
  attestationLagSeconds: [0, 5, 300],
  /** Whether its progress is told by a word that the wire map has. */
  attestationWord: ['known', 'never-seen'],
} as const;

type Switches = { -readonly [Name in keyof typeof readings]: (typeof readings)[Name][number] };

export class SwitchBoard {
  #current = defaults();

  get current(): Readonly<Switches> {
    return this.#current;
  }

  /** Sets the given switches. Refuses when a name or value is unknown. */
  set(change: unknown): void {
    if (!isJsonObject(change)) throw controlRefused('Switches are a JSON object.');
    for (const [name, value] of Object.entries(change)) {
      const allowed: readonly unknown[] = name in readings ? readings[name as keyof Switches] : [];
      if (!allowed.includes(value)) throw controlRefused(`Switch ${name} must be one of ${JSON.stringify(allowed)}.`);
    }
    this.#current = { ...this.#current, ...(change as Partial<Switches>) };
  }

  reset(): void {
    this.#current = defaults();
  }
}

function defaults(): Switches {
  return Object.fromEntries(Object.entries(readings).map(([name, values]) => [name, values[0]])) as Switches;
}
