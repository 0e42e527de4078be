/** The pages of the codes of what was found. */
import { catalog } from '@rollout/workspace';
import { type Action, type Asked, findingsAt } from './action.ts';

export function pages(asked: Asked): readonly Action[] {
  const codes = new Set(findingsAt(asked).map(({ code }) => code));
  return [...codes].flatMap((code): Action[] => {
    if (!catalog.has(code)) return [];
    return [
      {
        title: `Read about \`${code}\``,
        kind: 'quickfix',
        diagnostics: findingsAt(asked).filter((each) => each.code === code),
        isPreferred: false,
        effect: { kind: 'page', code },
      },
    ];
  });
}
