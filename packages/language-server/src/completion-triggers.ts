/** What is typed, beside letters, when something may be listed. */
export const COMPLETION_TRIGGERS: readonly string[] = [' ', '"', '/', '.', '(', ','];
