import type { Cart } from './cart.ts';
import { openJournal, type Journal } from '../journal.ts';
import type { Order } from './order.ts';

type Entry =
  | { readonly kind: 'cart'; readonly customerId: string; readonly cart: Cart }
  | { readonly kind: 'order'; readonly cartId: string; readonly order: Order };

/** Carts and the orders they became; both outlive a restart. */
export class OrderBook {
  readonly #journal: Journal<Entry>;
  readonly #carts = new Map<string, { readonly customerId: string; readonly cart: Cart }>();
  readonly #orders = new Map<string, Order>();

  /** Kept in memory only when there is no `dataDir`. */
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

  /** What a cart became, if it was checked out. */
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
