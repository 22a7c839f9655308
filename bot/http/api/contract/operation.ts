import type { z } from 'zod';

type Fields = z.ZodObject;

/** One operation: what it takes and gives. The description, the checks of requests and the tests all follow from it. */
export interface Operation {
  readonly id: string;
  readonly method: 'get' | 'put' | 'post' | 'delete';
  /** Below `/api/v1`, with `{names}`. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly params?: Fields;
  readonly query?: Fields;
  readonly body?: z.ZodType;
  /** Of the answer; undefined where there is none, or where it is a file. */
  readonly answer?: z.ZodType;
  readonly status?: 200 | 201 | 204;
  /** A read that asks Microsoft too, and is limited as acts are. */
  readonly isLive?: true;
  /** `If-Match` has to name the version that the caller has seen. */
  readonly ifMatch?: true;
  /** `Idempotency-Key` has to name the act: sent twice, it is done once. */
  readonly once?: true;
  /** The body is a file, whatever it is, of at most so many bytes; one that is streamed is read by the handler. */
  readonly upload?: { readonly mostBytes: number; readonly isStreamed?: true };
  /** The content types of a file. */
  readonly files?: readonly string[];
}

export function operation<const Described extends Operation>(described: Described): Described {
  return described;
}
