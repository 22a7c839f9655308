import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { Person } from '../people.ts';
import type { Registration } from '../registrations.ts';
import type { SignIn } from './access-tokens.ts';
import { EntraError } from './entra-error.ts';
import type { RequestedScopes } from './resources.ts';

/** Somebody has signed in for an application. */
export interface PersonGrant {
  readonly person: Person;
  readonly signIn: SignIn;
  readonly client: Registration;
  readonly nonce: string | undefined;
}

/** What a sign-in at the page leads to. */
export interface CodeGrant extends PersonGrant {
  readonly asked: RequestedScopes;
  readonly redirectUri: string;
  /** Of PKCE. */
  readonly challenge: string | undefined;
}

export interface DeviceGrant extends PersonGrant {
  readonly asked: RequestedScopes;
}

interface WaitingDevice {
  readonly client: Registration;
  readonly asked: RequestedScopes;
  readonly userCode: string;
  readonly expiresAt: Date;
  outcome: DeviceGrant | 'declined' | undefined;
}

const codeLivesMs = 10 * 60_000;
export const deviceLivesMs = 15 * 60_000;
const letters = 'BCDFGHJKLMNPQRSTVWXZ';

/** Sign-ins that have begun and not been fetched. In memory: who loses one begins again, as at Microsoft. */
export class Grants {
  readonly #codes = new Map<string, { readonly grant: CodeGrant; readonly expiresAt: Date; isUsed: boolean }>();
  readonly #devices = new Map<string, WaitingDevice>();

  issueCode(grant: CodeGrant, now: Date): string {
    const code = `1.${randomBytes(48).toString('base64url')}`;
    this.#codes.set(code, { grant, expiresAt: new Date(now.getTime() + codeLivesMs), isUsed: false });
    return code;
  }

  /** Once. Throws `EntraError`. */
  redeem(code: string, now: Date): CodeGrant {
    const issued = this.#codes.get(code);
    if (!issued) throw new EntraError(70000);
    if (issued.isUsed) throw new EntraError(54005);
    if (issued.expiresAt <= now) throw new EntraError(70008);
    issued.isUsed = true;
    return issued.grant;
  }

  beginDevice(client: Registration, asked: RequestedScopes, now: Date) {
    const deviceCode = randomUUID();
    const userCode = Array.from({ length: 9 }, () => letters[randomInt(letters.length)]).join('');
    const expiresAt = new Date(now.getTime() + deviceLivesMs);
    this.#devices.set(deviceCode, { client, asked, userCode, expiresAt, outcome: undefined });
    return { deviceCode, userCode };
  }

  /** Who waits under the code that a person has typed. Throws `EntraError`. */
  findDevice(userCode: string, now: Date): WaitingDevice {
    const wanted = userCode.replaceAll(/[\s-]/g, '').toUpperCase();
    const device = [...this.#devices.values()].find((one) => one.userCode === wanted);
    if (!device || device.expiresAt <= now) throw new EntraError(70018);
    return device;
  }

  /** Once. Throws `EntraError` while nobody has signed in. */
  redeemDevice(deviceCode: string, now: Date): DeviceGrant {
    const device = this.#devices.get(deviceCode);
    if (!device) throw new EntraError(70018);
    if (device.expiresAt <= now) throw new EntraError(70020);
    if (device.outcome === undefined) throw new EntraError(70016);
    this.#devices.delete(deviceCode);
    if (device.outcome === 'declined') throw new EntraError(65004);
    return device.outcome;
  }

  clear(): void {
    this.#codes.clear();
    this.#devices.clear();
  }
}
