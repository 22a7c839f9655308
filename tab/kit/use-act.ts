import { useMutation, useQueryClient } from '@tanstack/react-query';

/** Whatever an act may have changed is asked for again. */
const changed = ['customer', 'history', 'customers', 'my-work', 'overview'];

/** Something that the person does about a customer. Never repeated by itself: the person sees what became of it, and decides. */
export function useAct<Given, Answer>(act: (given: Given) => Promise<Answer>) {
  const queries = useQueryClient();
  const isTouched = ({ queryKey: [kind] }: { readonly queryKey: readonly unknown[] }) => changed.includes(String(kind));
  return useMutation({
    mutationFn: act,
    onSettled: () => queries.invalidateQueries({ predicate: isTouched }),
  });
}
