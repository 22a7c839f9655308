/** What is wrong with an app package. */
export interface Fault {
  readonly file: string;
  /** Where in the file. */
  readonly at?: string;
  readonly problem: string;
  readonly remedy: string;
}

export function sentenceOf({ file, at, problem, remedy }: Fault): string {
  return `${file}${at === undefined ? '' : `, ${at}`}: ${problem}. ${remedy}`;
}
