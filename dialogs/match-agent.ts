/** The one agent that `name` means: by the whole name, else by the beginning of it or of a part of it, such as the surname. */
export function matchAgent<Named extends { readonly name: string }>(
  name: string,
  agents: readonly Named[],
): Named | undefined {
  const wanted = folded(name);
  const exact = agents.filter((agent) => folded(agent.name) === wanted);
  if (exact.length > 0) return only(exact);
  return only(agents.filter((agent) => ` ${folded(agent.name)}`.includes(` ${wanted}`)));
}

/** Without case or accents. */
function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/gu, ' ').trim();
}

function only<Named>(agents: readonly Named[]): Named | undefined {
  return agents.length === 1 ? agents[0] : undefined;
}
