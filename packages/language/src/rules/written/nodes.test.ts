import { expect, test } from 'vitest';
import { parse } from '../../index.ts';
import { namesIn, nodesOf } from './nodes.ts';

const { tree } = parse(`topology fleet { region west { cluster web { label tier = pilot  server[2] } } }
plan p on fleet {
  stage s { each cluster in all { deploy here  wait 1h }  wait 2h }
  on unhealthy pause for 1h then retry
}`);

test('nodes by their kind, however deep, in the order written', () => {
  expect(nodesOf(tree, 'wait').map(({ duration }) => duration?.kind === 'duration' && duration.text)).toEqual([
    '1h',
    '2h',
  ]);
  expect(nodesOf(tree, 'retry')).toHaveLength(1);
  expect(nodesOf(tree, 'channel')).toEqual([]);
  const [plan] = nodesOf(tree, 'plan');
  expect(plan === undefined ? [] : nodesOf(plan, 'fleet-node')).toEqual([]);
});

test('names, with where they stand', () => {
  expect(namesIn(tree).map(({ name, of, as }) => `${of.kind}.${as} ${name.text}`)).toEqual([
    'topology.name fleet',
    'fleet-node.name west',
    'fleet-node.name web',
    'label.name tier',
    'label.value pilot',
    'plan.name p',
    'plan.on fleet',
    'stage.name s',
  ]);
});
