/** The time as the product sees it; the sandbox runs it faster, tests set it. */
export interface Clock {
  now(): Date;
}
