import type { FileFault } from '../../services/evidence/attachments/attached-file.ts';
import type { LanguageTag } from '../../services/conversations/language.ts';
import type { CustomerId } from '../../services/ids.ts';
import { openButton } from '../kit/card-actions.ts';
import type { AdaptiveCardJson } from '../kit/card-template.ts';
import { recordCard } from '../kit/record-card.ts';
import { shorten } from '../kit/shorten.ts';
import { wordingFor } from '../wording/wording.ts';

/** What became of one file. */
export interface AttachedOutcome {
  readonly name: string;
  /** Undefined where it is attached. */
  readonly fault: FileFault | undefined;
}

interface AttachedData {
  readonly language: LanguageTag;
  readonly customer: { readonly customerId: CustomerId; readonly companyName: string };
  readonly files: readonly AttachedOutcome[];
}

/** Which files are now in a customer's evidence, and what is wrong with the others. */
export function attachedCard({ language, customer, files }: AttachedData): AdaptiveCardJson {
  const wording = wordingFor(language);
  const { customerId, companyName } = customer;
  const isWhole = files.every(({ fault }) => fault === undefined);
  return recordCard({
    language,
    title: companyName,
    banner: {
      style: isWhole ? 'good' : 'warning',
      title: wording.text(isWhole ? 'attach.all' : 'attach.some'),
      paragraphs: [],
    },
    facts: [],
    statements: files.map((file) => {
      const name = shorten(file.name);
      return file.fault === undefined
        ? wording.filled('attach.done', { name })
        : wording.filled('attach.refused', { name, why: wording.text(`attach.fault.${file.fault}`) });
    }),
    buttons: [
      openButton(wording.text('story.show'), { verb: 'evidence.show', customerId }),
      openButton(wording.text('status.show'), { verb: 'status.show', customerId }),
    ],
  });
}
