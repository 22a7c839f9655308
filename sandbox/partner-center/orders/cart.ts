import { randomUUID } from 'node:crypto';
import { isJsonObject, parseJsonObject, type JsonObject } from '../json-input.ts';
import { badInput } from '../answer.ts';

/** A cart expires after a week (checkout-a-cart). */
const lifetimeMs = 7 * 24 * 60 * 60_000;
/** Everything costs the same, because the sandbox has no price list. */
const price = 10;

export interface CartLine {
  readonly id: number;
  readonly catalogItemId: string;
  readonly quantity: number;
  readonly currencyCode: string;
  readonly billingCycle: string;
  readonly termDuration: string;
  readonly provisioningContext: object;
  readonly orderGroup: string;
  readonly pricing: ReturnType<typeof pricingOf>;
}

export type Cart = ReturnType<typeof cartOf>;

/** A cart as create-a-cart returns it. `body` is what was posted; its field names may be in either case, as in Microsoft's sample. */
export function cartOf({ body, customerId, userId, now }: NewCart) {
  const id = randomUUID();
  return {
    id,
    creationTimestamp: now.toISOString(),
    lastModifiedTimestamp: now.toISOString(),
    expirationTimestamp: new Date(now.getTime() + lifetimeMs).toISOString(),
    lastModifiedUser: userId,
    status: 'Active',
    lineItems: linesOf(body),
    links: { self: { uri: `/customers/${customerId}/carts/${id}`, method: 'GET', headers: [] } },
    attributes: { objectType: 'Cart' },
  };
}

interface NewCart {
  readonly body: string;
  readonly customerId: string;
  readonly userId: string;
  readonly now: Date;
}

function linesOf(body: string): readonly CartLine[] {
  const input = parseJsonObject(body);
  const lines = input && field(input, 'lineItems');
  if (!Array.isArray(lines) || lines.length === 0) throw badInput('The cart has no line items.');
  return lines.map(lineOf);
}

function lineOf(line: unknown, id: number): CartLine {
  if (!isJsonObject(line)) throw badInput('A line item is not valid.');
  const catalogItemId = field(line, 'catalogItemId');
  const quantity = field(line, 'quantity');
  if (typeof catalogItemId !== 'string' || catalogItemId.split(':').length !== 3) {
    throw badInput('Catalog item id is not valid.');
  }
  if (!Number.isInteger(quantity) || Number(quantity) < 1) throw badInput('Quantity is not valid.');
  return {
    id,
    catalogItemId,
    quantity: Number(quantity),
    currencyCode: 'USD',
    billingCycle: textIn(line, 'billingCycle', 'monthly').toLowerCase(),
    termDuration: textIn(line, 'termDuration', 'P1Y'),
    provisioningContext: {},
    orderGroup: '0',
    pricing: pricingOf(Number(quantity)),
  };
}

function pricingOf(quantity: number) {
  return {
    listPrice: price,
    discountedPrice: price,
    proratedPrice: price,
    price,
    extendedPrice: price * quantity,
  };
}

function textIn(line: JsonObject, name: string, usual: string): string {
  const value = field(line, name);
  return typeof value === 'string' ? value : usual;
}

function field(object: JsonObject, name: string): unknown {
  const key = Object.keys(object).find((given) => given.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : object[key];
}
