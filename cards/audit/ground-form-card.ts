import type { GroundForm, GroundProblems } from '../../services/audit/grounds-service.ts';
import type { LedgerEntry } from '../../services/agreements/ledger/ledger-entry.ts';
import type { LanguageTag } from '../../services/conversations/language.ts';
import attestationForm from '../agreements/attestation-form.json' with { type: 'json' };
import { acceptedText } from '../agreements/accepted-text.ts';
import { groundChoices, referenceField } from '../agreements/ground-texts.ts';
import { plainButton, sendButton } from '../kit/card-actions.ts';
import { type AdaptiveCardJson, CardTemplate } from '../kit/card-template.ts';
import { type FormField, fieldElements } from '../kit/form-field.ts';
import { commandWords } from '../wording/commands.ts';
import { type Wording, wordingFor } from '../wording/wording.ts';

interface GroundFormData {
  readonly language: LanguageTag;
  /** The confirmation that lacks its ground. */
  readonly entry: LedgerEntry;
  readonly form: GroundForm;
  readonly problems: GroundProblems;
}

const template = new CardTemplate(attestationForm);

/** Asks on what ground a customer was confirmed, once it has been. */
export function groundFormCard(data: GroundFormData): AdaptiveCardJson {
  const { language, entry, problems } = data;
  const wording = wordingFor(language);
  const { attestationId, customerId, companyName } = entry;
  const command = commandWords[wording.language].evidence[0];
  return template.expand(wording, {
    title: companyName,
    check: Object.keys(problems).length > 0 ? wording.text('form.check') : '',
    unchecked: '',
    held: [],
    heading: acceptedText(entry, wording),
    intro: wording.together(wording.text('ground.later'), wording.filled('ground.later.files', { command })),
    inputs: fieldsFor(data, wording).flatMap(fieldElements),
    buttons: [
      sendButton(wording.text('ground.give'), { verb: 'ground.give', attestationId }),
      plainButton(wording.text('form.cancel'), { verb: 'evidence.show', customerId }),
    ],
  });
}

function fieldsFor({ form, problems }: GroundFormData, wording: Wording): readonly FormField[] {
  return [
    {
      kind: 'ChoiceSet',
      id: 'ground',
      style: 'compact',
      label: wording.text('ground.how'),
      isRequired: true,
      errorMessage: wording.text('ground.missing'),
      placeholder: wording.text('form.ground.choose'),
      choices: groundChoices(wording),
      value: form.ground,
      problem: problems.ground ? wording.text('ground.missing') : '',
    },
    referenceField({ value: form.groundReference, isTooLong: problems.groundReference !== undefined }, wording),
  ];
}
