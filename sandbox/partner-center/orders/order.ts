import { randomBytes, randomUUID } from 'node:crypto';
import type { Cart, CartLine } from './cart.ts';

export type Order = ReturnType<typeof orderOf>;

/** What a cart becomes: an order as checkout-a-cart answers it. */
export function orderOf(cart: Cart, customerId: string, now: Date) {
  const id = randomBytes(6).toString('hex');
  const uri = `/customers/${customerId}/orders/${id}`;
  return {
    id,
    alternateId: id,
    referenceCustomerId: customerId,
    billingCycle: cart.lineItems[0]?.billingCycle ?? 'monthly',
    currencyCode: 'USD',
    currencySymbol: 'US$',
    lineItems: cart.lineItems.map(lineOf),
    creationDate: now.toISOString(),
    status: 'pending',
    transactionType: 'UserPurchase',
    links: {
      self: link(uri),
      provisioningStatus: link(`${uri}/provisioningstatus`),
      patchOperation: link(uri, 'PATCH'),
    },
    totalPrice: cart.lineItems.reduce((sum, { pricing }) => sum + pricing.extendedPrice, 0),
    client: {},
    attributes: { objectType: 'Order' },
  };
}

function lineOf({ catalogItemId, termDuration, quantity, pricing }: CartLine, lineItemNumber: number) {
  const [product = '', sku = '', availability = ''] = catalogItemId.split(':');
  const skuUri = `/products/${product}/skus/${sku}`;
  return {
    lineItemNumber,
    offerId: catalogItemId,
    subscriptionId: randomUUID(),
    termDuration,
    transactionType: 'New',
    friendlyName: `Sandbox product ${product}`,
    quantity,
    pricing,
    links: {
      product: link(`/products/${product}?country=US`),
      sku: link(`${skuUri}?country=US`),
      availability: link(`${skuUri}/availabilities/${availability}?country=US`),
    },
  };
}

const link = (uri: string, method = 'GET') => ({ uri, method, headers: [] });
