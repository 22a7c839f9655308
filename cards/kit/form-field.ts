/** One of those that can be chosen. */
export interface Choice {
  readonly title: string;
  readonly value: string;
}

interface Field {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly isRequired?: boolean;
  readonly errorMessage?: string;
  /** Empty when nothing is wrong with it. */
  readonly problem: string;
}

/** An input of a form in the words of Adaptive Cards, and what is wrong with what was typed into it. */
export type FormField =
  | (Field & { readonly kind: 'Text'; readonly style?: 'Text' | 'Email' | 'Tel'; readonly placeholder?: string })
  | (Field & {
      readonly kind: 'ChoiceSet';
      readonly style: 'compact' | 'expanded' | 'filtered';
      readonly isMultiSelect?: true;
      readonly wrap?: true;
      readonly choices: readonly Choice[];
      readonly placeholder?: string;
      /** More choices, for which the client asks the bot while somebody types. */
      readonly 'choices.data'?: { readonly type: 'Data.Query'; readonly dataset: string };
    })
  | (Field & { readonly kind: 'Date' })
  | (Field & { readonly kind: 'Time' });

/** The input, and below it what is wrong with it, which may repeat what was typed. */
export function fieldElements({ kind, problem, ...input }: FormField): readonly object[] {
  const inlines = [{ type: 'TextRun', text: problem, color: 'Attention', size: 'Small' }];
  const told = { type: 'RichTextBlock', spacing: 'Small', inlines };
  return [{ type: `Input.${kind}`, ...input }, ...(problem === '' ? [] : [told])];
}

/** Fields that belong together. */
function sideBySide(fields: readonly FormField[]): object {
  const columns = fields.map((field) => ({ type: 'Column', width: 'stretch', items: fieldElements(field) }));
  return { type: 'ColumnSet', spacing: 'Medium', columns };
}

/** All fields below each other, but two of them side by side. */
export function formElements<Name extends string>(
  names: readonly Name[],
  [left, right]: readonly [Name, Name],
  fieldOf: (name: Name) => FormField,
): readonly object[] {
  const pair = sideBySide([fieldOf(left), fieldOf(right)]);
  return names.flatMap((name) => (name === left ? [pair] : name === right ? [] : fieldElements(fieldOf(name))));
}
