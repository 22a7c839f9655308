import { z } from 'zod';
import type { CustomerId } from '../../ids.ts';
import type { PrimaryContact } from '../../primary-contact.ts';
import { type CompanyAddress, addressOnTheWire } from './address-check.ts';
import { customerId, isObject, textIn } from './wire-values.ts';

/** A company as it is to be created. */
export interface CustomerToCreate {
  readonly companyName: string;
  /** `contoso.onmicrosoft.com`. */
  readonly domain: string;
  readonly culture: string;
  readonly language: string;
  readonly address: CompanyAddress;
  readonly contact: PrimaryContact;
  readonly registrationNumber: string | undefined;
  /** Of the indirect reseller the customer belongs to; undefined makes it the partner's own. */
  readonly resellerId: string | undefined;
}

/** The first sign-in of the customer's administrator. Microsoft tells it once, and nobody may keep it. */
export interface FirstSignIn {
  readonly userName: string;
  readonly password: string;
}

export interface CreatedCustomer {
  readonly customerId: CustomerId;
  /** Undefined where the answer came without it. */
  readonly firstSignIn: FirstSignIn | undefined;
}

/** Of create-a-customer. The customer exists once it has an id, whatever else cannot be read. */
export const wireCreatedCustomer = z
  .object({ id: customerId, userCredentials: z.unknown().optional() })
  .transform(({ id, userCredentials }): CreatedCustomer => {
    return { customerId: id, firstSignIn: firstSignInFrom(userCredentials) };
  });

function firstSignInFrom(credentials: unknown): FirstSignIn | undefined {
  if (!isObject(credentials)) return undefined;
  const userName = textIn(credentials['userName']);
  const password = textIn(credentials['password']);
  return userName && password ? { userName, password } : undefined;
}

/** In the spelling of create-a-customer's samples. There is no agreement in it: that takes a second call. */
export function customerOnTheWire(customer: CustomerToCreate) {
  const { firstName, lastName, email, phoneNumber } = customer.contact;
  return {
    enableGDAPByDefault: false,
    AssociatedPartnerId: customer.resellerId,
    CompanyProfile: { Domain: customer.domain, OrganizationRegistrationNumber: customer.registrationNumber },
    BillingProfile: {
      Culture: customer.culture,
      Email: email,
      Language: customer.language,
      CompanyName: customer.companyName,
      DefaultAddress: {
        FirstName: firstName,
        LastName: lastName,
        ...addressOnTheWire(customer.address),
        PhoneNumber: phoneNumber,
      },
    },
  };
}
