import { parseGuid, type CustomerId } from '../../../services/ids.ts';
import type { CustomerDirectory } from './customer-directory.ts';
import type { Customer } from './customer.ts';
import type { Call } from '../route.ts';
import { badInput, notFound } from '../wire-error.ts';

/** The customer in the path `…/customers/{customerId}…`. */
export function requestedCustomer(call: Call, directory: CustomerDirectory): Customer {
  const id = parseGuid<CustomerId>(call.parameters['customerId'] ?? '');
  if (id === undefined) throw badInput('Customer Id must be a GUID.');
  const customer = directory.find(id);
  if (customer === undefined) throw notFound();
  return customer;
}
