// The film that a preview plays is the run that `rollout trace` tells: as many servers on the new version at each time, its stages, its end.
import { join } from 'node:path';
import type { Film, FilmPlan } from '@rollout/report';
import type { Trace } from '@rollout/simulator';
import { expect, test } from 'vitest';
import { rollout } from '../../packages/cli/src/testing/fake-terminal.ts';
import { exampleFiles } from '../../packages/language-server/src/preview/testing/example-files.ts';
import { previewOver } from '../../packages/language-server/src/preview/testing/preview-over.ts';
import { STATES } from '../../packages/report/src/fleet/film.ts';
import { stateAt } from '../../packages/report/src/fleet/state-at.ts';
import { root } from '../support/repository.ts';

/** Of each kind of way out one: those of many servers take long. */
const EXAMPLES = ['first-plan', 'careful', 'everything', 'two-tiers', 'blue-green', 'kubernetes-rolling'];

const NEW = ['fresh', 'baking', 'doubted'] as const;

test.each(EXAMPLES)('%s', async (name) => {
  const { files, main } = exampleFiles(name);
  const opened = previewOver(files, main);
  for (const run of ['usual', 7] as const) {
    const drawn = await opened.draw({ picture: 'fleet', run });
    if (drawn.kind !== 'picture' || drawn.film === null || drawn.filmPlan === null) throw new Error('no film');
    // What crosses the wire is plain data.
    const [film, filmPlan] = [drawn.film as Film, drawn.filmPlan as FilmPlan];
    if (typeof run === 'number') expect(film.trial).toBe(run);
    const example = join(root, 'examples', name, `${name}.rollout`);
    const asked = ['trace', example, '--plan', film.plan, '--trial', String(film.trial), '--format', 'json'];
    const scenario = film.scenario === null ? [] : ['--scenario', film.scenario];
    const { stdout } = await rollout([...asked, ...scenario], { cwd: root });
    const trace: Trace = JSON.parse(stdout);
    expect(film).toMatchObject({ duration: trace.duration, outcome: trace.outcome, servers: trace.servers });
    // Of what happens at one time the last counts.
    const told = [...new Map(trace.progress.map(({ at, onNew }) => [at, onNew]))];
    const played = told.map(([at]) => {
      const { counts } = stateAt(film, at);
      return NEW.reduce((sum, state) => sum + (counts[STATES.indexOf(state)] ?? 0), 0);
    });
    // Where too much changes for a picture, times are told in steps.
    const isWhole = !film.notes.some((note) => note.includes('step'));
    if (isWhole) expect(played).toEqual(told.map(([, onNew]) => onNew));
    expect(played.at(-1)).toBe(told.at(-1)?.[1]);
    const begun = trace.stages.map((stage) => [stage.name, stage.start]);
    expect(begun.length).toBeGreaterThan(0);
    for (const [stage, start] of begun) expect(filmPlan.stages.find((one) => one.name === stage)?.from).toBe(start);
    expect(filmPlan.stages.filter(({ from }) => from !== null)).toHaveLength(begun.length);
  }
  opened.dispose();
});
