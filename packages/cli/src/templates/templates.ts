/** The plans that `rollout init` begins with. They stand as plans in the package's folder `templates/`. */
import bluegreen from './generated/bluegreen.ts';
import canary from './generated/canary.ts';
import expandContract from './generated/expand-contract.ts';
import flag from './generated/flag.ts';
import rings from './generated/rings.ts';
import waves from './generated/waves.ts';
import type { TemplateName } from './template-names.ts';

/** Each declares one plan, of the template's own name. */
const texts: Readonly<Record<TemplateName, string>> = {
  canary,
  rings,
  bluegreen,
  waves,
  flag,
  'expand-contract': expandContract,
};

/** The template's plan under another name. */
export function planOf(template: TemplateName, name: string): string {
  return texts[template].replace(`\nplan ${template} `, `\nplan ${name} `);
}

/** What the template itself calls by that name: `topology`, `model` …; undefined: nothing but the plan. */
export function takenBy(template: TemplateName, name: string): string | undefined {
  for (const [, kind, taken] of texts[template].matchAll(/^(\w+) ([\w-]+)/gm)) {
    if (taken === name && kind !== 'plan') return kind;
  }
  return undefined;
}
