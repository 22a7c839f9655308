/** Outlook on Windows takes some 2,040 characters from a browser, and a browser 2,083; this keeps clear of both. */
const longestUrl = 2_000;

interface Mail {
  /** Undefined leaves the recipient to the mail program. */
  readonly to: string | undefined;
  readonly subject: string;
  readonly body: string;
}

interface MailtoUrl {
  readonly url: string;
  /** The text is not in it, since clients take no address as long as that: it has to be copied. */
  readonly isWithoutText: boolean;
}

/** Opens a mail program with the mail written (RFC 6068: percent-encoded UTF-8, lines end in `%0D%0A`), as far as there is room. */
export function mailtoUrl({ to = '', subject, body }: Mail): MailtoUrl {
  const recipient = `mailto:${encoded(to).replaceAll('%40', '@')}`;
  const withSubject = `${recipient}?subject=${encoded(subject)}`;
  const whole = `${withSubject}&body=${encoded(body.replace(/\r\n?|\n/g, '\r\n'))}`;
  if (whole.length <= longestUrl) return { url: whole, isWithoutText: false };
  const url = [withSubject, recipient].find(({ length }) => length <= longestUrl) ?? 'mailto:';
  return { url, isWithoutText: true };
}

/** Half a surrogate pair cannot be encoded. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
