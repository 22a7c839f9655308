/** For how many days each kind is kept once it is over. */
export interface RetentionPeriods {
  /** Forms of confirmations and new customers that were sent, cancelled or left, and what chats wait for. */
  readonly drafts: number;
  /** Hand-overs with their notes, once they are finished. */
  readonly notes: number;
  /** Invitations that nobody follows any more. */
  readonly invitations: number;
  /** Reminders that were sent, with their attempts. */
  readonly reminders: number;
  /** Chats nobody has spoken in: of channels and groups, and all but the newest of an agent. */
  readonly conversations: number;
  /** Agents without a role or out of reach, from when they were last heard from. */
  readonly leftAgents: number;
  /** Customers of the directory, from when they had left. */
  readonly leftCustomers: number;
  /** The people in the ledger and beside the evidence log, from their entry. */
  readonly proof: number;
}
