/**
 * A message that VS Code shows as it is. In its messages and questions, `[words](command:…)` is a link that runs a command, and
 * titles, names and what git says come from others. An invisible character that joins words keeps it from being one.
 */
export function plainMessage(message: string): string {
  return message.replaceAll('](', ']\u2060(');
}

/** A label, in which VS Code would draw `$(name)` as an icon. */
export function plainLabel(label: string): string {
  return label.replaceAll('$(', '\\$(');
}
