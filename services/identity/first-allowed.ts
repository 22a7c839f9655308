/** Roles are looked up at Microsoft Graph: so many at a time, and of so many agents at most, for one question. */
const askedAtOnce = 20;
const mostAsked = 1_000;

/** The first `most` of them that `isAllowed`, in their order; nobody is asked about after that. */
export async function firstAllowed<Agent>(
  agents: readonly Agent[],
  most: number,
  isAllowed: (agent: Agent) => Promise<boolean>,
): Promise<readonly Agent[]> {
  const allowed: Agent[] = [];
  for (let from = 0; from < Math.min(agents.length, mostAsked) && allowed.length < most; from += askedAtOnce) {
    const asked = agents.slice(from, from + askedAtOnce);
    const answers = await Promise.all(asked.map(isAllowed));
    allowed.push(...asked.filter((_, index) => answers[index]));
  }
  return allowed.slice(0, most);
}
