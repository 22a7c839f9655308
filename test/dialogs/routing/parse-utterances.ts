interface Utterance {
  readonly typed: string;
  readonly leadsTo: string;
}

/** A line at the margin says where the indented lines below it lead; `#` begins a comment. */
export function parseUtterances(table: string): readonly Utterance[] {
  const utterances: Utterance[] = [];
  let leadsTo = '';
  for (const line of table.split('\n').filter((one) => one.trim() !== '' && !one.startsWith('#'))) {
    if (line.startsWith(' ')) utterances.push({ typed: line.trim(), leadsTo });
    else leadsTo = line.trim();
  }
  return utterances;
}
