/** Security groups AdminAgents, SalesAgents and HelpdeskAgents of the partner tenant, and the directory role Global Administrator. */
export type Role = 'admin-agent' | 'sales-agent' | 'helpdesk-agent' | 'global-admin';

export type Capability =
  | 'see-status'
  | 'attest'
  | 'invite'
  | 'create-customer'
  | 'hand-over'
  | 'use-reminders'
  | 'partner-settings'
  | 'see-evidence'
  | 'export-evidence'
  | 'attach-evidence';

/** Which roles hold a capability; the partner may narrow `attest` further. */
export type CapabilityTable = Readonly<Record<Capability, readonly Role[]>>;

/**
 * Who may do what. Microsoft's how-to page names Admin and Sales agents for confirming; the page on attesting on behalf of a
 * customer names more roles for recognising the situation, who can hand it over here.
 */
export const capabilityTable: CapabilityTable = {
  'see-status': ['admin-agent', 'sales-agent', 'helpdesk-agent', 'global-admin'],
  attest: ['admin-agent', 'sales-agent'],
  invite: ['admin-agent', 'sales-agent'],
  'create-customer': ['admin-agent', 'sales-agent', 'global-admin'],
  'hand-over': ['helpdesk-agent', 'global-admin'],
  // Of owners too, who are the ones reminded. Nobody is at an indirect reseller: its provider alone is told who is open.
  'use-reminders': ['admin-agent', 'sales-agent', 'helpdesk-agent', 'global-admin'],
  'partner-settings': ['admin-agent', 'global-admin'],
  'see-evidence': ['admin-agent', 'sales-agent', 'helpdesk-agent', 'global-admin'],
  // What is handed out leaves the company.
  'export-evidence': ['admin-agent', 'global-admin'],
  'attach-evidence': ['admin-agent', 'sales-agent', 'helpdesk-agent'],
};

/** What an agent is here, and may do; a hint for what to offer, each act is checked. */
export interface AgentRights {
  readonly roles: readonly Role[];
  readonly may: Readonly<Record<Capability, boolean>>;
  /** Whoever they are, a provider has to confirm for them. */
  readonly isReseller: boolean;
}

export const capabilities = Object.keys(capabilityTable) as readonly Capability[];

/** The table of a partner who lets only Admin agents confirm; its Sales agents hand over instead. */
export const adminAgentsOnlyTable: CapabilityTable = {
  ...capabilityTable,
  attest: ['admin-agent'],
  'hand-over': ['sales-agent', ...capabilityTable['hand-over']],
};

/** The roads to acceptance that an agent is offered; a hint for buttons, the act itself is checked. */
export interface OfferedRoads {
  readonly attest: boolean;
  readonly invite: boolean;
  /** Only where the agent may not attest. */
  readonly handOver: boolean;
  /** Whom an indirect reseller has to ask, for confirming and for the status alike; left out for other partners. */
  readonly providers?: readonly string[];
}

/** What kind of CSP partner we work for; an indirect reseller comes with the names of its providers. */
export type PartnerType =
  | { readonly kind: 'direct-bill' }
  | { readonly kind: 'indirect-provider' }
  | { readonly kind: 'indirect-reseller'; readonly providerNames: readonly string[] };
