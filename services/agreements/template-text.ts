/** The published text of the agreement that was current, as the evidence log names it. */
export interface TemplateText {
  readonly country: string;
  readonly language: string;
  readonly sha256: string;
}
