/** What can be done with a file as a whole. */
import { organizeImports } from '@rollout/language';
import type { Action, Asked } from './action.ts';

const WHOLE = { diagnostics: [], isPreferred: false } as const;

/** The imports of the file in order, if they are not. */
export function organizing({ sources, path }: Asked): readonly Action[] {
  const change = organizeImports(sources, path);
  if (change === undefined) return [];
  const effect = { kind: 'change', change: () => change } as const;
  return [{ title: 'Organise imports', kind: 'source.organizeImports', ...WHOLE, effect }];
}

/** Every fix of the file that may be made without being looked at, if there is one. */
export function fixingAll({ findings, path }: Asked): readonly Action[] {
  if (!findings.some((each) => each.path === path && each.fix?.safety === 'safe')) return [];
  const effect = { kind: 'fix-all' } as const;
  return [{ title: 'Fix all that can safely be fixed', kind: 'source.fixAll', ...WHOLE, effect }];
}
