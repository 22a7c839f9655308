import type { Clock } from '../../../services/clock.ts';
import type { AcceptanceRecords } from '../agreements/acceptance-records.ts';
import type { Caller, GuardedRoute } from '../admission.ts';
import type { AgreementRecord } from '../agreements/agreement-record.ts';
import { wireJson, type Answer, agreementMissing, notFound, orderRefused, roleRefused } from '../answer.ts';
import { cartOf, type Cart } from './cart.ts';
import { type CustomerDirectory, requestedCustomer } from '../customers/customer-directory.ts';
import type { Customer } from '../customers/customer.ts';
import { type OrderBook, orderOf } from './order-book.ts';
import type { Call } from '../route.ts';
import type { SwitchBoard } from '../switches.ts';

/** Since 2024-10-07 orders are refused for acceptances from before this day; no page of Microsoft's gives it, distributors do. */
const firstDayThatCounts = '2023-04-01';

interface CartsRoutesOptions {
  readonly directory: CustomerDirectory;
  readonly records: AcceptanceRecords;
  readonly orders: OrderBook;
  readonly switches: SwitchBoard;
  readonly clock: Clock;
}

/** As much of ordering as shows what the missing agreement stops. */
export function cartsRoutes(options: CartsRoutesOptions): readonly GuardedRoute[] {
  const carts = '/v1/customers/{customerId}/carts';
  const cart = `${carts}/{cartId}`;
  return [
    { tokens: 'any', method: 'POST', pattern: carts, handle: (call, caller) => postCart(call, caller, options) },
    { tokens: 'any', method: 'GET', pattern: cart, handle: (call) => wireJson(200, requestedCart(call, options)) },
    {
      tokens: 'any',
      method: 'POST',
      pattern: `${cart}/checkout`,
      handle: (call, caller) => checkOut(call, caller, options),
    },
  ];
}

function postCart(call: Call, caller: Caller, { directory, orders, clock }: CartsRoutesOptions): Answer {
  requireMayOrder(caller);
  const { id: customerId } = requestedCustomer(call, directory);
  const cart = cartOf({ body: call.body, customerId, userId: caller.objectId, now: clock.now() });
  orders.addCart(customerId, cart);
  return wireJson(201, cart);
}

/** A cart that became an order answers with that order again: what Partner Center does then is UNVERIFIED. */
function checkOut(call: Call, caller: Caller, options: CartsRoutesOptions): Answer {
  requireMayOrder(caller);
  const { directory, orders, switches, clock } = options;
  const customer = requestedCustomer(call, directory);
  const cart = requestedCart(call, options);
  const earlier = orders.findOrder(cart.id);
  if (earlier !== undefined) return wireJson(201, { orders: [earlier] });
  if (!hasAgreement(customer, options)) {
    if (switches.current.missingAgreement === '403') throw orderRefused();
    return wireJson(201, { orders: [], orderErrors: [{ orderGroupId: '0', ...agreementMissing }] });
  }
  const order = orderOf(cart, customer.id, clock.now());
  orders.addOrder(cart.id, order);
  return wireJson(201, { orders: [order] });
}

function requestedCart(call: Call, { directory, orders, clock }: CartsRoutesOptions): Cart {
  const { id } = requestedCustomer(call, directory);
  const cart = orders.findCart(id, (call.parameters['cartId'] ?? '').toLowerCase());
  if (cart === undefined || new Date(cart.expirationTimestamp) <= clock.now()) throw notFound();
  return cart;
}

function hasAgreement(customer: Customer, { records }: CartsRoutesOptions): boolean {
  const counts = ({ type, dateAgreed }: AgreementRecord) =>
    type === 'MicrosoftCustomerAgreement' && dateAgreed >= firstDayThatCounts;
  return records.hasAcceptedDirectly(customer) || records.agreementsOf(customer).some(counts);
}

/** Admin and Sales agents order, and so do applications. */
function requireMayOrder({ role }: Caller): void {
  if (role === 'helpdesk-agent' || role === 'global-admin') throw roleRefused();
}
