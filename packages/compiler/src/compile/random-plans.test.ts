import { checkText, hasErrors } from '@rollout/language';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { controlGraph } from '../control/control-graph.ts';
import { sizeOf } from '../fleet/domains.ts';
import { type ServerSet, setOf, uniteAll } from '../fleet/server-set.ts';
import { tableOfMachine } from '../fleet/table-of-machine.ts';
import { toDot } from '../graph/dot.ts';
import { toMermaid } from '../graph/mermaid.ts';
import { layoutOf } from '../machine/layout/index.ts';
import type { Machine } from '../machine/machine.ts';
import { prove } from '../proofs/prove.ts';
import { readMachine } from '../serial/load.ts';
import { serialiseMachine } from '../serial/serialise.ts';
import { source } from '../testing/compile-text.ts';
import { compile } from './compile.ts';

const oneOf = (...texts: string[]) => fc.constantFrom(...texts);
const number = (max: number) => fc.integer({ min: 1, max }).map(String);

const join = (...parts: (string | fc.Arbitrary<string>)[]): fc.Arbitrary<string> =>
  fc
    .tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part)))
    .map((texts) => texts.join(''));

const cluster = (name: string) =>
  join(
    `cluster ${name}[`,
    number(3),
    '] { ',
    oneOf('', 'upgradeDomains 2 ', 'upgradeDomains 3 '),
    oneOf('', 'label hw = 7 ', 'label hw = 8 '),
    oneOf('', 'traffic 5% '),
    fc.oneof(
      join('server[', number(7), ']'),
      join('rack[', number(3), '] { server[', number(4), '] }'),
      join('rack a { server[2] } rack b { server[', number(4), '] }'),
    ),
    ' }',
  );

const fleet = fc.oneof(
  join('region west { ', cluster('x'), ' ', cluster('y'), ' } region east { ', cluster('x'), ' }'),
  join(
    'region west { datacenter d[',
    number(2),
    '] { ',
    cluster('x'),
    ' ',
    cluster('y'),
    ' } } region east { cluster x[2] { server[3] } server[2] }',
  ),
);

const place = oneOf('west', 'east', 'x', 'y', 'west, east', 'y, x', 'here');
const level = oneOf('clusters', 'servers', 'regions', 'racks');
const filter = oneOf(
  '',
  '',
  ' in west',
  ' in east',
  ' in x',
  ' in here',
  ' in each region',
  ' where hw == 7',
  ' where hw != 7',
  ' except x-1',
);
const selector = join(
  fc.oneof(
    place,
    join(number(4), ' ', level, filter),
    join(oneOf('10', '34', '50', '100'), '% of ', level, filter),
    join(oneOf('all', 'remaining', 'all clusters', 'remaining clusters', 'remaining'), filter),
    oneOf('here', 'remaining', 'remaining in here'),
  ),
  oneOf(
    '',
    '',
    '',
    ' smallest first',
    ' largest first',
    ' busiest first',
    ' random order',
    ' spread over region',
    ' spread over hw',
  ),
);

const deploy = join(
  'deploy ',
  selector,
  oneOf('', ' by region', ' by cluster', ' by rack'),
  oneOf('', ' parallel 2'),
  oneOf('', ' batch 2', ' batch 34%', ' batch upgradeDomain'),
);
const other = oneOf('wait 1h', 'gate health', 'run "x" takes 5m', 'wait uniform(1h..2h)');
const block: fc.Arbitrary<string> = fc
  .array(fc.oneof(deploy, other), { minLength: 1, maxLength: 3 })
  .map((steps) => steps.join('\n'));
const step = fc.oneof(
  { weight: 4, arbitrary: deploy },
  { weight: 1, arbitrary: other },
  {
    weight: 3,
    arbitrary: join(
      'each ',
      oneOf('region', 'cluster', 'upgradeDomain'),
      ' in ',
      selector,
      oneOf('', ' parallel 2', ' parallel 1, 2'),
      ' {\n',
      block,
      '\n}',
    ),
  },
  {
    weight: 1,
    arbitrary: join(
      'ramp ',
      oneOf('1, 2 clusters', '1, 1 racks', 'to 20%, 100% of servers', 'to 50%, 100% of clusters'),
      ' { ',
      oneOf('', 'wait 1h'),
      ' }',
    ),
  },
);
const stage = fc.array(step, { minLength: 1, maxLength: 3 }).map((steps) => steps.join('\n'));
const constraint = oneOf(
  'maxDown 50% per cluster',
  'maxDown 20%',
  'maxDown 1 rack per cluster, 100% in rollback',
  'exclusive x, y',
  'exclusive clusters per region',
  'exclusive regions at least 1h apart',
  'order x, y',
  'order x, y per region',
  'maxParallel 2 clusters per region',
  'maxRate 3 servers per minute',
  'deadline 5d',
);
const plan = fc
  .tuple(fc.array(constraint, { maxLength: 3 }), fc.array(stage, { minLength: 1, maxLength: 3 }), fc.boolean())
  .map(([constraints, stages, graph]) =>
    [
      ...constraints,
      ...stages.map((steps, index) => `stage s${index}${graph && index === 2 ? ' after s0' : ''} {\n${steps}\n}`),
    ].join('\n'),
  );

/** What must hold of every machine. */
function checkInvariants(machine: Machine): void {
  const text = serialiseMachine(machine);
  const loaded = readMachine(text);
  expect(loaded.diagnostics).toEqual([]);
  expect(serialiseMachine(loaded.machine ?? machine)).toBe(text);
  expect(layoutOf(machine).kind).toBe('layout');

  const table = tableOfMachine(machine.fleet);
  const size = (set: ServerSet) => sizeOf(table, set);
  const graph = controlGraph(machine);
  const selected = graph.deploys.map((index) => {
    const found = machine.steps[index];
    return found?.kind === 'deploy' ? found.select : [];
  });
  // Ranges of a step are disjoint, and every server is deployed once.
  for (const ranges of selected) {
    expect(size(setOf(ranges))).toBe(ranges.reduce((sum, range) => sum + size(setOf([range])), 0));
    expect(size(setOf(ranges))).toBeGreaterThan(0);
  }
  const sets = selected.map(setOf);
  expect(size(uniteAll(sets))).toBe(sets.reduce((sum, set) => sum + size(set), 0));
  for (const { verdict } of prove(machine)) expect(verdict).toBe('proven');
  expect(toMermaid(machine)).toContain('flowchart');
  expect(toDot(machine)).toContain('digraph');
}

test('whatever is written, compiling says what is wrong or gives a machine that holds together', () => {
  let machines = 0;
  let refused = 0;
  fc.assert(
    fc.property(fleet, plan, (fleetText, planText) => {
      const text = source({ fleet: fleetText, plan: planText, model: 'gate health { detects 90% }' });
      const { program, diagnostics } = checkText(text);
      const compiled = compile(program);
      expect(compiled.machine === null).toBe(compiled.sources === null);
      if (hasErrors(diagnostics)) return;
      if (compiled.machine === null) {
        expect(hasErrors(compiled.diagnostics)).toBe(true);
        refused++;
      } else {
        machines++;
        checkInvariants(compiled.machine);
      }
    }),
    { numRuns: 400, seed: 7 },
  );
  // The generator makes plans of both kinds, in numbers that mean something.
  expect(machines).toBeGreaterThan(20);
  expect(refused).toBeGreaterThan(20);
});
