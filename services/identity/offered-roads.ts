/** The roads to acceptance that an agent is offered; a hint for buttons, the act itself is checked. */
export interface OfferedRoads {
  readonly attest: boolean;
  readonly invite: boolean;
  /** Only where the agent may not attest. */
  readonly handOver: boolean;
}
