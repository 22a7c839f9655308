/** Gives a file that was asked for with a token to the person, as a link could not. */
export function saveAs(file: unknown, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file as Blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
