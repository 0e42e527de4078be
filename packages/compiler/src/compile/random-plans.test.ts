import { checkText, hasErrors } from '@rollout/language';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { controlGraph } from '../control/control-graph.ts';
import { sizeOf } from '../fleet/domains.ts';
import { intersect, type ServerSet, setOf, uniteAll } from '../fleet/server-set.ts';
import { tableOfMachine } from '../fleet/table-of-machine.ts';
import { toDot } from '../graph/dot.ts';
import { toMermaid } from '../graph/mermaid.ts';
import { layoutOf } from '../machine/layout/index.ts';
import type { Machine } from '../machine/machine.ts';
import { prove } from '../proofs/prove.ts';
import { readMachine } from '../serial/load.ts';
import { serialiseMachine } from '../serial/serialise.ts';
import { randomSource } from '../testing/random-source.ts';
import { compile } from './compile.ts';

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
  checkTraffic(machine);
  for (const { verdict } of prove(machine)) expect(verdict).toBe('proven');
  expect(toMermaid(machine)).toContain('flowchart');
  expect(toDot(machine)).toContain('digraph');
}

/** Areas lie within services, and what divides their traffic has new servers in them. */
function checkTraffic(machine: Machine): void {
  const table = tableOfMachine(machine.fleet);
  const areas = machine.areas.map(({ servers }) => setOf(servers));
  const deployed = uniteAll(machine.steps.map((found) => (found.kind === 'deploy' ? setOf(found.select) : [])));
  const used = new Set<number>();
  for (const found of machine.steps) {
    const shifted = found.kind === 'pull' && found.pull.lever === 'traffic' ? found.pull.areas : undefined;
    const own = shifted ?? (found.kind === 'gate' ? found.canary?.traffic?.areas : undefined);
    if (own === undefined) continue;
    expect(own.length).toBeGreaterThan(0);
    for (const area of own) {
      used.add(area);
      expect(sizeOf(table, intersect(areas[area] ?? [], deployed))).toBeGreaterThan(0);
    }
  }
  machine.areas.forEach(({ service, shifted }, area) => {
    expect(service === null).toBe(machine.services.length === 0);
    expect(sizeOf(table, areas[area] ?? [])).toBeGreaterThan(0);
    if (shifted) expect(used.has(area)).toBe(true);
  });
  for (const found of machine.steps) {
    if (found.kind === 'retire') expect(found.deploys.length).toBeGreaterThan(0);
    if (found.kind === 'confidence') expect(machine.steps[found.gate]?.kind).toBe('gate');
  }
}

test('whatever is written, compiling says what is wrong or gives a machine that holds together', () => {
  let machines = 0;
  let refused = 0;
  /** How many machines have steps of each kind. */
  const met = new Map(
    [
      'green',
      'rolling',
      'traffic',
      'retire',
      'clock',
      'approval',
      'confidence',
      'canary',
      'release',
      'flag',
      'schema',
      'train',
      'no fleet',
      'needs',
    ].map((kind) => [kind, 0]),
  );
  const meet = (kind: string) => met.set(kind, (met.get(kind) ?? 0) + 1);
  fc.assert(
    fc.property(randomSource, (text) => {
      const { program, diagnostics } = checkText(text);
      const compiled = compile(program);
      expect(compiled.machine === null).toBe(compiled.sources === null);
      if (hasErrors(diagnostics)) return;
      if (compiled.machine === null) {
        expect(hasErrors(compiled.diagnostics)).toBe(true);
        refused++;
      } else {
        machines++;
        for (const found of compiled.machine.steps) {
          if (met.has(found.kind)) meet(found.kind);
          if (found.kind === 'pull') meet(found.pull.lever);
          if (found.kind === 'deploy' && found.green) meet('green');
          if (found.kind === 'deploy' && found.batch.kind === 'rolling') meet('rolling');
          if (found.kind === 'gate' && found.canary !== null) meet('canary');
          if (found.kind === 'clock' && found.until.kind === 'train') meet('train');
        }
        if (compiled.machine.fleet.servers === 0) meet('no fleet');
        if (compiled.machine.steps.some(({ name }) => name.endsWith('[b]'))) meet('needs');
        checkInvariants(compiled.machine);
        const dark = compile(program, 'test', { scenario: 'dark' }).machine;
        if (dark !== null) checkInvariants(dark);
      }
    }),
    { numRuns: 250, seed: 7 },
  );
  // The generator makes plans of both kinds, in numbers that mean something.
  for (const [kind, count] of met) expect([kind, count > 0]).toEqual([kind, true]);
  expect(machines).toBeGreaterThan(20);
  expect(refused).toBeGreaterThan(20);
});
