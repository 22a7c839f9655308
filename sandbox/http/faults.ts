import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { Call, Reply, Routes } from './routes.ts';

const fault = z.object({
  method: z.string(),
  path: z.string().transform(regularExpression),
  /** Without a status the connection is cut before anything is done, unless the call is only delayed. */
  status: z.int().min(200).max(599).optional(),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.unknown().optional(),
  delayMs: z.int().nonnegative().default(0),
  times: z.int().positive().default(1),
});
type Fault = z.infer<typeof fault>;

/** Failures that the sandbox was told to play to the next matching calls. */
export class Faults {
  #faults: Fault[] = [];

  /** @throws ZodError when a fault is not written as the control route wants it. */
  add(faults: unknown): void {
    this.#faults.push(...z.array(fault).parse(faults));
  }

  clear(): void {
    this.#faults = [];
  }

  /** What this call gets in place of its answer, counted as used. `usual` is the body where the fault names none. */
  async take({ method, path }: Pick<Call, 'method' | 'path'>, usual?: unknown): Promise<Reply | 'cut' | undefined> {
    const met = this.#faults.find((each) => each.method === method && each.path.test(path));
    if (!met) return undefined;
    if (--met.times === 0) this.#faults = this.#faults.filter((each) => each !== met);
    if (met.delayMs > 0) await delay(met.delayMs, undefined, { ref: false });
    const { status, headers, body = usual } = met;
    if (status === undefined) return met.delayMs > 0 ? undefined : 'cut';
    return { status, headers, ...(body !== undefined && { body }) };
  }
}

/** The control route of faults: `[{method, path, status?, headers?, body?, delayMs?, times?}]`. */
export function faultRoutes(path: string, faults: Faults): Routes {
  return {
    [`POST ${path}`]: ({ body }) => {
      faults.add(body);
      return { status: 204 };
    },
    [`DELETE ${path}`]: () => {
      faults.clear();
      return { status: 204 };
    },
  };
}

function regularExpression(source: string, context: z.RefinementCtx): RegExp {
  try {
    return new RegExp(source);
  } catch (error) {
    context.addIssue((error as Error).message);
    return z.NEVER;
  }
}
