/** What lenses and links hand to a command: a file, a plan of it, and a scenario of that. */
export interface PlanArgument {
  readonly uri: string;
  readonly plan?: string;
  readonly scenario?: string;
}

/** Arguments come from whoever runs the command; undefined: none that says which plan. */
export function planArgument(value: unknown): PlanArgument | undefined {
  if (typeof value !== 'object' || value === null || !('uri' in value) || typeof value.uri !== 'string')
    return undefined;
  return {
    uri: value.uri,
    ...('plan' in value && typeof value.plan === 'string' ? { plan: value.plan } : {}),
    ...('scenario' in value && typeof value.scenario === 'string' ? { scenario: value.scenario } : {}),
  };
}
