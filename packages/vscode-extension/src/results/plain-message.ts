/**
 * A text that is only read: in messages and prompts VS Code makes links of what looks like `[label](command:…)`, and commands run without a question. A
 * plan may be called that. The character in between is not seen.
 */
export function plainMessage(text: string): string {
  return text.replaceAll('](', ']\u200b(');
}
