import { type Query, useMutation, useQueryClient } from '@tanstack/react-query';

const changed = ['customer', 'history', 'evidence', 'customers', 'my-work', 'overview', 'lists'];

/** Whatever an act may have changed is asked for again. */
export function touchedByActs({ queryKey: [kind] }: Pick<Query, 'queryKey'>): boolean {
  return changed.includes(String(kind));
}

/** Something that the person does about a customer. Never repeated by itself: the person sees what became of it, and decides. */
export function useAct<Given, Answer>(act: (given: Given) => Promise<Answer>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSettled: () => queries.invalidateQueries({ predicate: touchedByActs }),
  });
}
