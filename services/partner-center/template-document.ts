import { z } from 'zod';
import { webAddress } from './wire-values.ts';

/** The agreement text for a country in a language. Its addresses die after five minutes (download-customer-agreement-template). */
export interface TemplateDocument {
  /** Opens in the browser. */
  readonly displayUrl: string;
  /** A Word file. */
  readonly downloadUrl: string;
  readonly country: string;
  /** `en-US` where the country has no text in the language asked for. */
  readonly language: string;
}

export const wireTemplateDocument = z
  .object({ displayUri: webAddress, downloadUri: webAddress, country: z.string(), language: z.string() })
  .transform((wire): TemplateDocument => ({
    displayUrl: wire.displayUri,
    downloadUrl: wire.downloadUri,
    country: wire.country,
    language: wire.language,
  }));
