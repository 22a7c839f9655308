import { randomBytes, randomUUID } from 'node:crypto';
import { openJournal, type Journal } from '../journal.ts';
import type { Cart, CartLine } from './cart.ts';

type Entry =
  | { readonly kind: 'cart'; readonly customerId: string; readonly cart: Cart }
  | { readonly kind: 'order'; readonly cartId: string; readonly order: Order };

/** Carts, and the orders made of them. Both outlive a restart. */
export class OrderBook {
  readonly #journal: Journal<Entry>;
  readonly #carts = new Map<string, { readonly customerId: string; readonly cart: Cart }>();
  readonly #orders = new Map<string, Order>();

  /** Without `dataDir` they are kept in memory only. */
  constructor(dataDir: string | undefined) {
    this.#journal = openJournal(dataDir, 'partner-center-sandbox-orders.jsonl', (entry: Entry) => this.#apply(entry));
  }

  get orders(): readonly Order[] {
    return [...this.#orders.values()];
  }

  findCart(customerId: string, cartId: string): Cart | undefined {
    const found = this.#carts.get(cartId);
    return found?.customerId === customerId ? found.cart : undefined;
  }

  addCart(customerId: string, cart: Cart): void {
    this.#journal.add({ kind: 'cart', customerId, cart });
  }

  /** The order of a cart; undefined before the checkout. */
  findOrder(cartId: string): Order | undefined {
    return this.#orders.get(cartId);
  }

  addOrder(cartId: string, order: Order): void {
    this.#journal.add({ kind: 'order', cartId, order });
  }

  reset(): void {
    this.#journal.clear();
    this.#carts.clear();
    this.#orders.clear();
  }

  close(): void {
    this.#journal.close();
  }

  #apply(entry: Entry): void {
    if (entry.kind === 'cart') this.#carts.set(entry.cart.id, entry);
    else this.#orders.set(entry.cartId, entry.order);
  }
}

export type Order = ReturnType<typeof orderOf>;

/** The order of a cart, as checkout-a-cart returns it. */
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
