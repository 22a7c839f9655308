/** What is wrong, for programs. docs/evidence.md says of each what it means. */
export type ProblemCode =
  | 'not-a-file'
  | 'not-understood'
  | 'key-not-trusted'
  | 'head-signature'
  | 'head-order'
  | 'head-history'
  | 'entry-order'
  | 'entry-form'
  | 'entry-proof'
  | 'entry-left-out'
  | 'entry-key'
  | 'words-changed'
  | 'attachment-changed'
  | 'attachment-unknown'
  | 'other-history'
  | 'not-comparable';

export interface ProblemPlace {
  /** Of an entry. */
  readonly position?: number;
  /** Of a head. */
  readonly size?: number;
}

/** The first thing in a file that does not stand. */
export class EvidenceProblem extends Error {
  readonly code: ProblemCode;
  readonly place: ProblemPlace;

  constructor(code: ProblemCode, message: string, place: ProblemPlace = {}) {
    super(message);
    this.code = code;
    this.place = place;
  }
}
