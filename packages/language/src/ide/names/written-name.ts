/** How a name is written where it stands. */
import { LEVELS, pluralOfLevel } from '../../program/index.ts';
import { WORDS } from '../../schema/index.ts';
import { written } from '../../semantics/suggest.ts';
import type { SyntaxKind } from '../../syntax/tree.ts';
import type { StandingName } from './file-names.ts';
import type { NameKind } from './kinds.ts';

const LEVEL_NAMES: readonly string[] = LEVELS.flatMap((level) => [level, pluralOfLevel(level)]);

const ANY_WORD: ReadonlySet<string> = new Set(WORDS);
const SELECTING: ReadonlySet<string> = new Set(['all', 'each', 'here', 'remaining', ...LEVELS.map(pluralOfLevel)]);
const GATES: ReadonlySet<string> = new Set(['approval', 'canary']);
const COUNTED: ReadonlySet<string> = new Set(['all', 'remaining']);

/** Words that mean themselves where a name of the kind may stand as well, wherever that is; but for `rolling`, after which any does. */
const TAKEN: Readonly<Partial<Record<NameKind, ReadonlySet<string>>>> = {
  node: SELECTING,
  label: new Set(['not', ...LEVEL_NAMES]),
  check: GATES,
  health: GATES,
  param: new Set([...COUNTED, 'to', 'until', 'upgradeDomain']),
};

/** The same, by what the name is a part of; what is not here takes any name for one. */
const TAKEN_IN: Readonly<Partial<Record<SyntaxKind, ReadonlySet<string>>>> = {
  address: SELECTING,
  'count-selection': COUNTED,
  'share-selection': COUNTED,
  comparison: new Set(['not']),
  spread: new Set(LEVEL_NAMES),
  gate: GATES,
  ramp: new Set(['to']),
  wait: new Set(['until']),
  'batch-size': new Set(['upgradeDomain']),
  rolling: ANY_WORD,
};

/** The name as it is written where names of that kind may stand: in quotes where it could not stand bare, or might be taken for a word. */
export function writtenName(name: string, kind: NameKind): string {
  return quotedIf(TAKEN[kind], name);
}

/** The name as it is written in the place of another. */
export function writtenInstead({ of, name: { span } }: StandingName, name: string): string {
  // Only the first name of an address stands where a selection may begin.
  const isInside = of.kind === 'address' && of.segments[0]?.span !== span;
  return quotedIf(isInside ? undefined : TAKEN_IN[of.kind], name);
}

function quotedIf(taken: ReadonlySet<string> | undefined, name: string): string {
  return taken?.has(name) === true ? JSON.stringify(name) : written(name);
}
