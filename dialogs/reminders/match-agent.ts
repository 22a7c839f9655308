import { fold } from '../routing/fold.ts';

/** The one agent that `name` means: by the whole name, else by the beginning of it or of a part of it, such as the surname. */
export function matchAgent<Named extends { readonly name: string }>(
  name: string,
  agents: readonly Named[],
): Named | undefined {
  const wanted = fold(name);
  if (wanted === '') return undefined;
  const exact = agents.filter((agent) => fold(agent.name) === wanted);
  if (exact.length > 0) return only(exact);
  return only(agents.filter((agent) => ` ${fold(agent.name)}`.includes(` ${wanted}`)));
}

function only<Named>(agents: readonly Named[]): Named | undefined {
  return agents.length === 1 ? agents[0] : undefined;
}
