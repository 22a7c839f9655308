import { Link } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { goTo } from './place.ts';

/** The name of a customer, which opens it. */
export function CustomerLink({ customerId, children }: { readonly customerId: string; readonly children: ReactNode }) {
  return (
    <Link as="button" onClick={() => goTo('customers', { customer: customerId })}>
      {children}
    </Link>
  );
}
