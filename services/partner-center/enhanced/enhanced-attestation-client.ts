import { z } from 'zod';
import type { Caller, CustomerId, TemplateId } from '../../ids.ts';
import type { PrimaryContact } from '../../primary-contact.ts';
import { type PartnerCenterOptions, PartnerCenterTransport } from '../http/partner-center-transport.ts';
import { instant, refuse } from '../wire/wire-values.ts';
import type { SeenState, WireMap } from './wire-map.ts';
import { fillBody, fillPath, valueAt } from './wire-template.ts';

/** Who at the customer is asked to accept, and in which country and language the agreement is shown. */
export interface AskedAcceptance {
  readonly contact: PrimaryContact;
  readonly companyName: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** `en-US`. */
  readonly language: string;
  /** For how long the link is to live, where Microsoft lets us say so. */
  readonly minutes: number;
}

/** Microsoft's id of an attestation. It is all that the link holds: whoever has it can accept. Never logged. */
export type LinkSecret = string & { readonly brand: 'LinkSecret' };

export interface LinkStatus {
  readonly state: SeenState;
  /** As Microsoft wrote it. */
  readonly word: string;
  /** A word that is not in the wire map says nothing: it counts as `waiting`. */
  readonly isKnown: boolean;
  /** Undefined where Microsoft does not tell it. */
  readonly expiresAt: Date | undefined;
}

export interface AgreedAttestation {
  readonly customerId: CustomerId;
  readonly secret: LinkSecret;
  readonly templateId: TemplateId;
  readonly contact: PrimaryContact;
  /** When we saw that the customer had accepted. */
  readonly acceptedAt: Date;
}

/** Enhanced attestation in the product's words. Every call speaks for the application, and throws `PartnerCenterError`. */
export class EnhancedAttestationClient {
  readonly #transport: PartnerCenterTransport;
  readonly #map: WireMap;

  /** `accessTokens` give app-only tokens: Microsoft refuses others on this road. */
  constructor(map: WireMap, options: PartnerCenterOptions) {
    this.#map = map;
    this.#transport = new PartnerCenterTransport(options);
  }

  /** Never repeated from here: a second attestation would be a second link. */
  async start(caller: Caller, asked: AskedAcceptance, requestId: string): Promise<LinkSecret> {
    const { path, body, attestationId } = this.#map.start;
    const { contact, ...facts } = asked;
    return this.#transport.write(caller, {
      path,
      body: fillBody(body, { ...facts, ...contact }),
      requestId,
      answer: secretAt(attestationId),
    });
  }

  async readStatus(caller: Caller, secret: LinkSecret): Promise<LinkStatus> {
    const { status } = this.#map;
    return this.#transport.read(caller, {
      path: fillPath(status.path, { attestationId: secret }),
      route: status.path,
      answer: statusIn(status),
    });
  }

  /** Makes the agreement of what the customer has accepted. After an error with `mayHaveBeenDone`, read the agreements first. */
  async createAgreement(caller: Caller, agreed: AgreedAttestation, requestId: string): Promise<void> {
    const { path, body } = this.#map.create;
    const { secret, contact, acceptedAt, customerId, templateId } = agreed;
    const values = { ...contact, customerId, templateId, attestationId: secret, acceptedAt: acceptedAt.toISOString() };
    await this.#transport.write(caller, {
      path: fillPath(path, values),
      route: path,
      body: fillBody(body, values),
      requestId,
      answer: z.unknown(),
    });
  }

  /** Where the customer reads and accepts the agreement. */
  linkFor(secret: LinkSecret): string {
    const { address, parameter } = this.#map.page;
    const link = new URL(address);
    link.searchParams.set(parameter, secret);
    return link.href;
  }
}

/** Opaque: one recorded answer has a GUID, and nobody promises that. */
const printable = /^[\x21-\x7e]{1,200}$/;

function secretAt(pointer: string): z.ZodType<LinkSecret> {
  return z.unknown().transform((answer, context) => {
    const value = valueAt(answer, pointer);
    const text = typeof value === 'number' ? String(value) : value;
    return typeof text === 'string' && printable.test(text)
      ? (text as LinkSecret)
      : refuse(context, 'expected the id of an attestation', pointer.split('/').slice(1));
  });
}

function statusIn({ word: pointer, words, expiresAt }: WireMap['status']): z.ZodType<LinkStatus> {
  return z.unknown().transform((answer, context): LinkStatus => {
    const word = valueAt(answer, pointer);
    if (typeof word !== 'string' || word.trim() === '')
      return refuse(context, 'expected a word for the status', pointer.split('/').slice(1));
    const known = Object.entries(words).find(([theirs]) => theirs === word.trim().toLowerCase())?.[1];
    const told = expiresAt === null ? undefined : instant.safeParse(valueAt(answer, expiresAt)).data;
    return { state: known ?? 'waiting', word: word.trim(), isKnown: known !== undefined, expiresAt: told };
  });
}
