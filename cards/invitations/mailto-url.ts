/** Outlook on Windows takes some 2,040 characters from a browser, and a browser 2,083; this keeps clear of both. */
const longestUrl = 2_000;

interface Mail {
  /** Undefined leaves the recipient to the mail program. */
  readonly to: string | undefined;
  readonly subject: string;
  readonly body: string;
}

/**
 * Opens a mail program with the mail written (RFC 6068: percent-encoded UTF-8, lines end in `%0D%0A`); undefined when it
 * would be longer than clients take.
 */
export function mailtoUrl({ to = '', subject, body }: Mail): string | undefined {
  const lines = body.replace(/\r\n?|\n/g, '\r\n');
  const url = `mailto:${encoded(to).replaceAll('%40', '@')}?subject=${encoded(subject)}&body=${encoded(lines)}`;
  return url.length > longestUrl ? undefined : url;
}

/** Half a surrogate pair cannot be encoded. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
