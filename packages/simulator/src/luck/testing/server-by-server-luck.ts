import { type Layout, type Machine, nodesOf } from '@rollout/compiler';
import { lawOf } from '../../distributions/index.ts';
import { known } from '../../known.ts';
import { drawKey, nextUniform, openSubstream, streamOf, uniform, uniformSource } from '../../random/index.ts';
import type { Luck } from '../luck.ts';
import { openLuck } from '../open-luck.ts';

/**
 * The same luck, but every server of a batch is drawn by itself, attempt by attempt, as docs/semantics.md tells it. For machines
 * whose items are servers. Slow, and as plain as can be.
 */
export function serverByServerLuck(machine: Machine, layout: Layout, seed: string): Luck {
  const luck = openLuck(machine, layout, seed);
  const key = drawKey(seed);
  const { deploy, rollback, repair } = machine.numbers;
  const takes = lawOf(deploy.takes);
  const failedTakes = deploy.failedTakes === null ? takes : lawOf(deploy.failedTakes);
  const revertTakes = lawOf(rollback.takes);
  const repairTakes = repair === null ? null : lawOf(repair.takes);
  const source = uniformSource();
  let trial = 0;
  const open = (step: number, unit: number, purpose: string, ordinal: number): void => {
    const own = layout.steps[step];
    const address = own?.kind === 'deploy' ? known(own.units[unit]).address : '';
    openSubstream(source, streamOf(key, address, `server by server ${purpose}`), trial, ordinal);
  };
  const nodeFails = (step: number, cell: number, attempt: number): boolean =>
    layout.failures.above.some(({ level, chance }) => {
      const { of, address } = nodesOf(layout, level);
      const node = known(of[cell]);
      if (node < 0) return false;
      const stream = streamOf(key, known(address[node]), `fails:${known(machine.steps[step]).name}`);
      return uniform(stream, trial, attempt) < known(chance[node]);
    });
  return {
    ...luck,
    get lands() {
      return luck.lands;
    },
    get fastTrack() {
      return luck.fastTrack;
    },
    begin(chosen) {
      trial = chosen;
      luck.begin(chosen);
    },
    batch(step, unit, ordinal, first, cells, servers, count) {
      open(step, unit, `deploy ${first}`, ordinal);
      let slowest = 0;
      for (let i = 0; i < count; i++) {
        const cell = known(cells[i]);
        const chance = known(layout.failures.chances[known(layout.failures.kindOf[cell])]);
        let failed = 0;
        for (let server = 0; server < known(servers[i]); server++) {
          let time = 0;
          let fails = true;
          for (let attempt = first; fails && attempt <= deploy.retries + 1; attempt++) {
            const own = nextUniform(source) < chance;
            fails = nodeFails(step, cell, attempt) || own;
            time += (fails ? failedTakes : takes).sample(nextUniform(source));
          }
          if (fails) failed += 1;
          slowest = Math.max(slowest, fails ? time : time + deploy.readyAfter);
        }
        luck.outcome.failed[i] = failed;
      }
      return Math.ceil(slowest);
    },
    revert(step, unit, ordinal, _cells, servers, count) {
      open(step, unit, 'revert', ordinal);
      let slowest = 0;
      for (let i = 0; i < count; i++) {
        let failed = 0;
        for (let server = 0; server < known(servers[i]); server++) {
          if (nextUniform(source) < rollback.fails) failed += 1;
          slowest = Math.max(slowest, revertTakes.sample(nextUniform(source)));
        }
        luck.outcome.failed[i] = failed;
      }
      return Math.ceil(slowest);
    },
    repair(reverting, step, unit, ordinal, _cells, servers, count) {
      if (repairTakes === null) return Number.POSITIVE_INFINITY;
      open(step, unit, `repair ${reverting}`, ordinal);
      let slowest = 0;
      for (let i = 0; i < count; i++) {
        for (let server = 0; server < known(servers[i]); server++) {
          slowest = Math.max(slowest, repairTakes.sample(nextUniform(source)));
        }
      }
      return Math.ceil(slowest);
    },
  };
}
