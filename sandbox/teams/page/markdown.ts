import type * as MarkdownIt from 'markdown-it';

declare const markdownit: typeof MarkdownIt.default;

/** The part of Markdown that Teams draws: bold, italic, lists, links (task-modules-and-cards/cards/cards-format). */
const parser = markdownit({ html: false, linkify: false, breaks: true }).disable([
  'blockquote',
  'code',
  'fence',
  'heading',
  'hr',
  'image',
  'lheading',
  'table',
]);

export function renderMarkdown(text: string): string {
  return parser.render(text);
}
