import { didYouMean } from '@rollout/language';

/** What to do where there is no scenario of the name that was asked for: which there are, of that plan or, where none is named, of all. */
export function scenarioHelp(
  all: readonly { readonly name: string; readonly plan: string }[],
  plan: string | undefined,
  wanted: string,
): string {
  const mine = all.filter((scenario) => plan === undefined || scenario.plan === plan);
  const names = [...new Set(mine.map(({ name }) => name))];
  if (names.length === 0) return 'A scenario is declared as: scenario NAME for PLAN { … }.';
  const near = didYouMean(wanted, names);
  return `${near === undefined ? '' : `Did you mean ${near}? `}It has ${names.join(', ')}.`;
}
