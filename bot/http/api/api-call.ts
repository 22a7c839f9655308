import type { z } from 'zod';
import type { Wording } from '../../../cards/wording/wording.ts';
import type { LanguageTag } from '../../../services/conversations/language.ts';
import type { RememberedAgent } from '../../../services/conversations/agents-store.ts';
import type { Operation } from './contract/operation.ts';
import type { operations } from './contract/operations.ts';

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;
type AnswerOf<Described> = Described extends { readonly answer: infer Schema extends z.ZodType }
  ? z.output<Schema>
  : Described extends { readonly files: readonly string[] }
    ? FileAnswer
    : undefined;
type Part<Described, Name extends keyof Operation> = Name extends keyof Described ? Parsed<Described[Name]> : undefined;

/** A file that is sent while it is being made. */
export interface FileAnswer {
  readonly contentType: string;
  readonly fileName: string;
  readonly chunks: AsyncIterable<Uint8Array | string>;
}

/** Who calls, and in which language they read. */
export interface Caller {
  readonly agent: RememberedAgent;
  /** Undefined where the token does not tell it. */
  readonly loginName: string | undefined;
  readonly language: LanguageTag;
  readonly wording: Wording;
}

/** A request to one operation, as the contract has it. */
export interface ApiCall<Described> extends Caller {
  readonly params: Part<Described, 'params'>;
  readonly query: Part<Described, 'query'>;
  readonly body: Part<Described, 'body'>;
  /** Without its quotes; there where the operation asks for it. */
  readonly ifMatch: string;
  /** Of `Idempotency-Key`; there where the operation asks for it. */
  readonly actId: string;
  /** The body; there where the operation takes a file. */
  readonly file: Uint8Array;
  /** The body as it comes; there where the operation takes a file that is streamed. */
  readonly pieces: AsyncIterable<Uint8Array>;
}

/** One to whichever operation. */
export interface AnyCall extends Caller {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly ifMatch: string;
  readonly actId: string;
  readonly file: Uint8Array;
  readonly pieces: AsyncIterable<Uint8Array>;
}

export type Handler<Described> = (call: ApiCall<Described>) => Promise<AnswerOf<Described>>;

/** What answers each operation of a group. One without its line does not compile. */
export type HandlersOf<Group> = { readonly [Id in keyof Group]: Handler<Group[Id]> };
export type Handlers = HandlersOf<typeof operations>;
