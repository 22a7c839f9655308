import type { LanguageTag } from '../../services/conversations/language.ts';
import { type ButtonData, type CardButton, openButton } from '../kit/card-actions.ts';
import type { AdaptiveCardJson } from '../kit/card-template.ts';
import { noticeCard } from '../kit/notice-card.ts';
import { type Wording, wordingFor } from '../wording/wording.ts';
import type { FileConsentCard, FileInfoCard } from './teams-file-cards.ts';

/** What is handed out: the press that asked for it. */
export type HandedOut = Extract<ButtonData, { verb: 'evidence.file' | 'audit.file' }>;

interface OfferData {
  readonly language: LanguageTag;
  readonly wanted: HandedOut;
  readonly name: string;
  readonly description: string;
  readonly sizeInBytes: number;
}

export function fileConsent({ wanted, name, description, sizeInBytes }: OfferData): FileConsentCard {
  const { opens: _opens, ...context } = wanted;
  return {
    ...{ type: 'FileConsentCard', fallbackText: description, name },
    content: { description, sizeInBytes, acceptContext: context, declineContext: context },
  };
}

/** What stands on the card that asks. */
export function storyFileText(format: 'pdf' | 'zip', customer: string, wording: Wording): string {
  return wording.filled(`fileOut.story.${format}`, { customer });
}

interface SavedData {
  readonly language: LanguageTag;
  readonly file: Pick<FileInfoCard, 'name' | 'contentUrl'> & FileInfoCard['content'];
}

export function fileSaved({ language, file }: SavedData): FileInfoCard {
  const { name, contentUrl, uniqueId, fileType } = file;
  const fallbackText = wordingFor(language).filled('fileOut.saved', { name });
  return { type: 'FileInfoCard', fallbackText, name, contentUrl, content: { uniqueId, fileType } };
}

/** Why a file is not in the agent's OneDrive. */
export type UnsavedReason = 'declined' | 'expired' | 'full' | 'refused' | 'too-large';

interface UnsavedData {
  readonly language: LanguageTag;
  readonly wanted: HandedOut;
  readonly reason: UnsavedReason;
}

/** Nothing was saved, and how it still can be. */
export function fileUnsavedCard({ language, wanted, reason }: UnsavedData): AdaptiveCardJson {
  const wording = wordingFor(language);
  return noticeCard({
    language,
    tone: reason === 'declined' ? 'info' : 'warning',
    title: wording.text('fileOut.unsaved'),
    paragraphs: [wording.text(`fileOut.unsaved.${reason}`)],
    buttons: [
      reason === 'too-large' ? backButton(wanted, wording) : openButton(wording.text('receipt.tryAgain'), wanted),
    ],
  });
}

/** To where it was asked for. */
function backButton(wanted: HandedOut, wording: Wording): CardButton {
  if (wanted.verb === 'audit.file') return openButton(wording.text('help.do.report'), { verb: 'report.show' });
  return openButton(wording.text('story.show'), { verb: 'evidence.show', customerId: wanted.customerId });
}

interface ReportFilesData {
  readonly language: LanguageTag;
  /** This one, and the one before. */
  readonly years: readonly [string, string];
}

const formats = { xlsx: 'Excel', pdf: 'PDF' } as const;

/** The report for auditors: of which year, and in which form. */
export function reportFilesCard({ language, years }: ReportFilesData): AdaptiveCardJson {
  const wording = wordingFor(language);
  return noticeCard({
    language,
    tone: 'info',
    title: wording.text('tab.audit'),
    paragraphs: [wording.text('audit.text')],
    buttons: years.flatMap((year) =>
      (['xlsx', 'pdf'] as const).map((format) =>
        openButton(wording.filled('audit.file', { year, format: formats[format] }), {
          verb: 'audit.file',
          format,
          year,
        }),
      ),
    ),
  });
}
