/** What may raise a trigger once a contract has begun, and where that is told that it cannot roll back. */
import { checkText, hasErrors } from '@rollout/language';
import { describe, expect, test } from 'vitest';
import { compile } from '../compile/compile.ts';
import { MARKET } from './testing/market.ts';

interface After {
  /** What stands in the stage after the contract. */
  readonly stage: string;
  readonly plan?: string;
  readonly model?: string;
}

/** The sentences at which a rollback past the contract is told. */
function toldAt({ stage, plan = '', model = '' }: After): readonly string[] {
  const text = `${MARKET.replace('model quick {', `model quick {\n${model}`)}
plan change of checkout, billing on fleet using quick {
  ${plan}
  stage services { expand orders takes 1h  deploy all }
  stage clean { contract orders takes 1h }
  stage after {\n${stage}\n}
}`;
  const { program, diagnostics } = checkText(text);
  if (hasErrors(diagnostics)) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return compile(program).diagnostics.flatMap(({ code, span }) =>
    code === 'rollback-past-contract' ? [text.slice(span.start, span.end)] : [],
  );
}

describe('after a contract a rollback is told', () => {
  test.each<[string, After, readonly string[]]>([
    [
      'at a gate that nothing says more of',
      { stage: 'wait 1h  enable new-cart for internal  gate health' },
      ['gate health'],
    ],
    ['not where it would stop', { stage: 'on unhealthy stop  enable new-cart for internal  gate health' }, []],
    ['not where it goes on', { stage: 'on unhealthy continue  enable new-cart for internal  gate health' }, []],
    [
      'at the handler, whatever comes before it',
      {
        stage:
          'on unhealthy pause for 1h then retry at most 2 then rollback in 1h\nenable new-cart for internal  gate health',
      },
      ['on unhealthy pause for 1h then retry at most 2 then rollback in 1h'],
    ],
    [
      'not behind a retry that never gives up',
      {
        stage:
          'on unhealthy ask "lead" takes 1h continues 100% else rollback\nenable new-cart for internal  gate health',
      },
      [],
    ],
    ['not for a `run` that cannot fail', { stage: 'run "tidy" takes 1h' }, []],
    ['at a `run` that may', { stage: 'run "tidy" takes 1h fails 1%' }, ['run "tidy" takes 1h fails 1%']],
    ['not for a refusal, which stops', { stage: 'gate approval "board" takes 1h refuses 10%' }, []],
    [
      'at the handler of a refusal',
      { stage: 'on refusal rollback\ngate approval "board" takes 1h refuses 10%' },
      ['on refusal rollback'],
    ],
    ['at the handler of a timeout', { stage: 'on timeout 8h rollback\nwait 1h' }, ['on timeout 8h rollback']],
    [
      'at a watch of the stage',
      { stage: 'watch health\nwait 1h', model: 'watch health { detects 50% }' },
      ['watch health'],
    ],
    [
      'at a watch of the plan',
      { stage: 'wait 1h', plan: 'watch health', model: 'watch health { detects 50% }' },
      ['watch health'],
    ],
    [
      'not at a watch of the plan that would stop',
      { stage: 'wait 1h', plan: 'watch health  on unhealthy stop', model: 'watch health { detects 50% }' },
      [],
    ],
    [
      'at the plan’s own handler never, for it is right before the contract',
      { stage: 'run "tidy" takes 1h fails 1%', plan: 'on unhealthy rollback' },
      ['run "tidy" takes 1h fails 1%'],
    ],
    [
      'where an alarm is false',
      {
        stage: 'on unhealthy stop\non false alarm rollback\nenable new-cart for internal  gate probe',
        model: 'gate probe { detects 10%  false alarm 1% }',
      },
      ['on false alarm rollback'],
    ],
    [
      'at a stage that finds a bug when it ends',
      {
        stage: 'enable new-cart for internal',
        model: 'bug typo { found 10% at ring 1 }',
      },
      ['after'],
    ],
    [
      'not at its end, if a gate finds it before',
      {
        stage: 'on unhealthy stop\nenable new-cart for internal  gate health',
        model: 'bug typo { found 10% at ring 1 }',
      },
      [],
    ],
  ])('%s', (_, after, expected) => {
    expect(toldAt(after)).toEqual(expected);
  });
});
