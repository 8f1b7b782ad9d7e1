/** An e-mail address in the form in which two are compared: without case, and without the number of a `noreply` address. */
export function comparableEmail(email: string): string {
  return email
    .trim()
    .toLowerCase()
    .replace(/^\d+\+(?=[^@]+@users\.noreply\.)/, '');
}
