import type { Story, ToldEntry } from '../../services/audit/told-entry.ts';
import type { LanguageTag } from '../../services/conversations/language.ts';
import type { AttestationId, CustomerId } from '../../services/ids.ts';
import { type CardButton, openButton, plainButton, tucked } from '../kit/card-actions.ts';
import { type AdaptiveCardJson, CardTemplate } from '../kit/card-template.ts';
import { type Wording, wordingFor } from '../wording/wording.ts';
import storyTemplate from './story.json' with { type: 'json' };
import { storyTexts } from './story-texts.ts';

interface StoryData {
  readonly language: LanguageTag;
  readonly timeZone: string;
  readonly customer: { readonly customerId: CustomerId; readonly companyName: string };
  readonly story: Story;
  /** The newest confirmation whose ground the agent may tell. */
  readonly lacksGround?: AttestationId | undefined;
  /** Whether the agent may take it away. */
  readonly mayExport?: boolean;
}

const template = new CardTemplate(storyTemplate);

const colors: Readonly<Record<ToldEntry['proof'], string>> = {
  proved: 'Good',
  waiting: 'Default',
  unsigned: 'Warning',
  broken: 'Attention',
};

/** What the evidence log has about a customer, and whether it is proved. */
export function storyCard(data: StoryData): AdaptiveCardJson {
  const { language, timeZone, customer, story, lacksGround: attestationId, mayExport } = data;
  const { entries, hasMore } = story;
  const wording = wordingFor(language);
  const { customerId, companyName } = customer;
  const before = String(entries.at(-1)?.position ?? 0);
  return template.expand(wording, {
    title: companyName,
    heading: wording.text('story.title'),
    entries: entries.map((told) => {
      const { lines, ...texts } = storyTexts(told, { wording, timeZone });
      return { ...texts, lines: texts.by === '' ? lines : [...lines, texts.by], color: colors[told.proof] };
    }),
    notes: entries.length === 0 ? [wording.text('story.empty')] : [],
    buttons: tucked([
      plainButton(wording.text('status.show'), { verb: 'status.show', customerId }),
      ...(attestationId ? [plainButton(wording.text('ground.add'), { verb: 'ground.start', attestationId })] : []),
      ...(mayExport && entries.length > 0 ? fileButtons(customerId, wording) : []),
      ...(hasMore ? [plainButton(wording.text('story.older'), { verb: 'evidence.show', customerId, before })] : []),
    ]),
  });
}

function fileButtons(customerId: CustomerId, wording: Wording): readonly CardButton[] {
  const formats = ['pdf', 'zip'] as const;
  return formats.map((format) =>
    openButton(wording.text(`fileOut.${format}`), { verb: 'evidence.file', customerId, format }),
  );
}
