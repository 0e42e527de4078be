/** A chance of which nobody says where it is from. */
import { itemsOf } from '../semantics/once.ts';
import type { GateNumbersItem, Model, ModelItem, Span, WatchNumbersItem } from '../syntax/tree.ts';
import { inTypical } from './page-example.ts';
import { programRule } from './program-rule.ts';

const plan = (present: string) =>
  inTypical(`  deploy takes 4m per server
  bug crash {
    ${present}
    surfaces after exponential(mean 200 server-hours)
  }
  /// What its pages say of 2026.
  gate health { detects 95%  false alarm 0.5%  takes 5m }
`);

export const bareNumber = programRule({
  code: 'bare-number',
  severity: 'hint',
  recommended: false,
  title: 'Number from nowhere',
  options: {},
  message: (args: { what: string }) => `Nothing says where the chances of ${args.what} are from.`,
  help: 'Say what was counted, `present 3% from 6 of 194`, or write above it where it is from: `/// Incidents of 2026.`.',
  page: {
    meaning:
      'The chances of a bug, of failing to deploy and of a check say what they were counted from (`from 6 of 194`), or there is a ' +
      '`///` above them, or above their model.',
    rationale:
      'Everything that is computed from a model is believed as much as its numbers are. A chance that was counted brings its own ' +
      'uncertainty, which `rollout simulate` can show; one that was guessed should say so, before somebody takes it for a ' +
      'measurement.',
    raises: plan('present 3%'),
    avoids: plan('present 3% from 6 of 194'),
    sources: [],
  },
  check: ({ root: { path, tree } }, _options, report) => {
    for (const model of tree.declarations) {
      if (model.kind !== 'model' || model.doc !== undefined) continue;
      for (const { what, span } of bareIn(model)) report({ what }, { path, span });
    }
  },
});

interface Bare {
  readonly what: string;
  readonly span: Span;
}

function bareIn(model: Model): readonly Bare[] {
  return model.items.flatMap((item) => bareOf(item));
}

function bareOf(item: ModelItem): readonly Bare[] {
  if (item.doc !== undefined) return [];
  switch (item.kind) {
    case 'bug': {
      const chances = [...itemsOf(item.items, 'present'), ...itemsOf(item.items, 'shows')];
      return isBare(chances) ? [{ what: `\`${item.name.text}\``, span: item.name.span }] : [];
    }
    case 'at-most-one':
      return item.bugs.flatMap(bareOf);
    case 'deploy-fails':
      return isBare([item]) ? [{ what: '`deploy fails`', span: item.span }] : [];
    case 'gate-numbers':
    case 'watch-numbers': {
      const items: readonly (GateNumbersItem | WatchNumbersItem)[] = item.items;
      const chances = [...itemsOf(items, 'detects'), ...itemsOf(items, 'false-alarm')];
      const what = `\`${item.kind === 'gate-numbers' ? 'gate' : 'watch'} ${item.check.text}\``;
      return isBare(chances) ? [{ what, span: { start: item.span.start, end: item.check.span.end } }] : [];
    }
    case 'deploy-takes':
    case 'rollback-takes':
    case 'rollback-fails':
    case 'repair-takes':
    case 'switch-takes':
    case 'flag-takes':
    case 'release-takes':
    case 'fast-track':
    case 'metric-reads':
    case 'outage':
      return [];
  }
}

function isBare(chances: readonly { readonly evidence: unknown }[]): boolean {
  return chances.some(({ evidence }) => evidence === undefined);
}
