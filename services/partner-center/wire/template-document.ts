import { z } from 'zod';
import { optionalText, webAddress } from './wire-values.ts';

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

/** Country and language are left to what was asked for, where the answer leaves them out. */
export const wireTemplateDocument = z
  .object({ displayUri: webAddress, downloadUri: webAddress, country: optionalText, language: optionalText })
  .transform(({ displayUri, downloadUri, country, language }) => {
    const links = { displayUrl: displayUri, downloadUrl: downloadUri };
    return { ...links, ...(country && { country }), ...(language && { language }) };
  });
