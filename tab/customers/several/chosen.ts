import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { isUnconfirmed } from '../../../services/customers/customer-status.ts';
import type { CustomerRow } from '../../api/schema.d.ts';
import { type Filter, queryOf } from '../filters/filter.ts';
import type { CustomerPages } from '../use-customers.ts';

/** The customers that are ticked: only open ones can be, and only while they are listed. */
export interface Chosen {
  readonly rows: readonly CustomerRow[];
  readonly ids: ReadonlySet<string>;
  readonly tick: (customerIds: readonly string[], isTicked: boolean) => void;
  readonly clear: () => void;
}

const nobody: ReadonlySet<string> = new Set();

/** Another filter begins with nobody ticked. */
export function useChosen(filter: Filter, { data }: CustomerPages): Chosen {
  const list = JSON.stringify(queryOf(filter));
  const [ticked, setTicked] = useState({ list, ids: nobody });
  const ids = ticked.list === list ? ticked.ids : nobody;
  const listed = useRef(list);
  useEffect(() => {
    listed.current = list;
  }, [list]);
  // The same function for every list: a row is not drawn again where another letter of a search leaves it as it was.
  const tick = useCallback((customerIds: readonly string[], isTicked: boolean) => {
    setTicked((before) => {
      const now = new Set(before.list === listed.current ? before.ids : nobody);
      for (const id of customerIds)
        if (isTicked) now.add(id);
        else now.delete(id);
      return { list: listed.current, ids: now };
    });
  }, []);
  const rows = useMemo(
    () => (data?.pages ?? []).flatMap(({ customers }) => customers).filter(({ customerId }) => ids.has(customerId)),
    [data, ids],
  );
  return { rows, ids, tick, clear: () => setTicked({ list, ids: nobody }) };
}

export function canBeChosen({ status }: CustomerRow): boolean {
  return isUnconfirmed(status);
}
