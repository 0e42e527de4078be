import { traceTrial } from '@rollout/simulator';
import { describe, expect, it } from 'vitest';
import { fleetFilm } from '../../fleet/fleet-film.ts';
import { exampleMachine, machineOf } from '../../testing/open-example.ts';
import { planPicture } from '../plan/plan-picture.ts';
import { pictureFragment, playerFragment } from './fragment.tsx';

describe('a picture as a piece of a page', async () => {
  const machine = exampleMachine('first-plan');
  const { html, marks } = pictureFragment(await planPicture(machine), { width: 480, id: 'p' });

  it('is one drawing of the width that was asked for, in the colours of its page', () => {
    expect(html.match(/<svg/g)).toHaveLength(1);
    expect(html).toMatch(/<svg width="480"/);
    expect(html).toContain('var(--surface)');
    expect(html).not.toMatch(/#[0-9a-f]{6}/);
    expect(html).not.toMatch(/<(?:script|style|link|img|iframe)|(?: on\w+| style| href)="/);
  });

  it('has marks that say what of the plan they show, and what lights up with them', () => {
    expect(marks[0]).toMatchObject({ id: 'p-mark-0', part: { kind: 'stage', name: 'first' } });
    expect(html).toContain(`<title>${marks[0]?.text}</title>`);
    expect(marks[1]?.part).toEqual({ kind: 'sentence', source: machine.steps[0]?.source });
    for (const { id } of marks) expect(html).toContain(`id="${id}"`);
    // A stage's mark is its head; the whole of it is its lane.
    expect(html).toContain('id="p-mark-0-whole"');
    expect(html).not.toContain('id="p-mark-1-whole"');
  });

  it('is the same again', async () => {
    expect(pictureFragment(await planPicture(machine), { width: 480, id: 'p' }).html).toBe(html);
  });
});

it('holds names as text', async () => {
  const machine = machineOf(`
    topology f { cluster "<b>c</b>"[2] { server[2] } }
    model m { deploy takes 5m per server }
    plan "<img src=x>" on f using m { stage "</svg><script>1</script>" { deploy all } }`);
  const { html } = pictureFragment(await planPicture(machine), { width: 480, id: 'p' });
  const trace = traceTrial(machine);
  if (trace.kind !== 'trace') throw new Error('servers were listed');
  for (const made of [html, playerFragment(fleetFilm(trace, machine), 'player')]) {
    expect(made).not.toMatch(/<(?:b|img|script)\b/);
  }
});
