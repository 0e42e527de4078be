/** Plans that are larger than the language lets them be. */
import { defineDiagnostics } from '@rollout/language';
import { planOn } from './example.ts';

export const limitDiagnostics = defineDiagnostics({
  'too-many-pieces': {
    severity: 'error',
    title: 'The plan falls into too many pieces',
    message: (args: { limit: number }) =>
      `The plan's selections fall into more than ${args.limit.toLocaleString('en-US')} pieces (ranges of servers and units).`,
    help: 'Select larger nodes, deploy `by` a larger level, or leave `random order` and `spread over` to fewer nodes.',
    page: {
      meaning:
        'Alike servers side by side are one piece, however many they are. What takes them apart one by one (`by server`, `random order` of servers, a count in each of very many nodes) makes as many pieces as there are nodes; a plan may have a million.',
      raises: planOn('region west { server[2_000_000] }', 'stage all { deploy all by server }'),
      avoids: planOn('region west { server[2_000_000] }', 'stage all { deploy all by region }'),
    },
  },
  'too-many-steps': {
    severity: 'error',
    title: 'Too many steps',
    message: (args: { limit: number }) =>
      `With every block written out for its units, the plan has more than ${args.limit.toLocaleString('en-US')} steps.`,
    help: 'Go by a larger level in `each`.',
    page: {
      meaning:
        'The block of an `each` is a copy for every unit, that of a `ramp` for every number. A plan may have 100,000 steps.',
      raises: planOn(
        'region west { cluster c[60_000] { server[2] } }',
        'stage all {\n  each cluster in all {\n    deploy here\n    wait 1m\n  }\n}',
      ),
      avoids: planOn(
        'region west { cluster c[40_000] { server[2] } }',
        'stage all {\n  each cluster in all {\n    deploy here\n    wait 1m\n  }\n}',
      ),
    },
  },
  'too-many-cells': {
    severity: 'error',
    title: 'The plan tells too many servers apart',
    message: (args: { limit: number }) =>
      `The plan's sentences tell more than ${args.limit.toLocaleString('en-US')} groups of servers apart.`,
    help: 'Set limits `per` a larger level, or give the model its times and failures `per` a larger level.',
    page: {
      meaning:
        'Servers that nothing in the plan tells apart are counted together. A limit per rack, a failure per rack, a bug that shows rack by rack tell every rack apart from the others; a plan may tell 2,097,152 groups of servers apart.',
      raises: planOn(
        'region west { cluster web[2_500_000] { server[4] } }',
        'maxDown 50% per cluster\nstage all { deploy all by region }',
      ),
      avoids: planOn(
        'region west { cluster web[250] { server[40_000] } }',
        'maxDown 50% per cluster\nstage all { deploy all by region }',
      ),
    },
  },
});
