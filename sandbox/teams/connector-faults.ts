import { z } from 'zod';

const fault = z.object({
  method: z.string(),
  path: z.string().transform(regularExpression),
  /** Without a status the connection is cut before anything is done. */
  status: z.int().min(400).max(599).optional(),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.unknown().optional(),
  times: z.int().positive().default(1),
});
type Fault = z.infer<typeof fault>;

/** Refusals that the Bot Connector was told to give. */
export class ConnectorFaults {
  #faults: Fault[] = [];

  /** @throws ZodError when a fault is not written as `POST /api/connector-faults` wants it. */
  add(faults: unknown): void {
    this.#faults.push(...z.array(fault).parse(faults));
  }

  clear(): void {
    this.#faults = [];
  }

  /** The fault that this call meets, counted as used. */
  take(method: string, path: string): Fault | undefined {
    const met = this.#faults.find((each) => each.method === method && each.path.test(path));
    if (met && --met.times === 0) this.#faults = this.#faults.filter((each) => each !== met);
    return met;
  }
}

function regularExpression(source: string, context: z.RefinementCtx): RegExp {
  try {
    return new RegExp(source);
  } catch (error) {
    context.addIssue((error as Error).message);
    return z.NEVER;
  }
}
