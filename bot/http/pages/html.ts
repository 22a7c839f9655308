import { escapeUTF8 } from 'entities';

/** HTML that may stand in other HTML as it is. Only `html` makes it. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | Html | readonly Part[];

/** A template for HTML. Every text that is put in is escaped, also for attributes in double quotes. */
export function html(template: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(String.raw({ raw: template }, ...parts.map(written)));
}

function written(part: Part): string {
  if (typeof part === 'string') return escapeUTF8(part);
  return part instanceof Html ? part.text : part.map(written).join('');
}
