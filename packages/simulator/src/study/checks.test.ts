import { describe, expect, it } from 'vitest';
import { bugOf, expectAround, run } from './testing/expect-around.ts';

/** A bug that is there with 50% and shows as soon as the cluster is done, at once. */
const plan = (model: string, stages: string) => `
  topology fleet { region west { cluster web { server[10] } } }
  model m { bug slow { present 50%  shows 100% at cluster 1 }  ${model} }
  plan p on fleet using m { maxDown 100%  ${stages} }`;

describe('gates', () => {
  it('each see a bug with their chance, unless the check is blind to it', () => {
    // Blind once for all gates: of k gates that see 60%, at least one sees it with 0.9 (1 − 0.4^k); the gate that does ends it.
    const gates = 'stage one { deploy all  gate health }  stage two { gate health }  stage three { gate health }';
    const results = run(plan('gate health { detects 60%  blind to 10% of bugs }', gates), 20_000);
    const { found, foundIn, escaped } = bugOf(results, 'slow');
    expectAround(found, 0.5 * 0.9 * (1 - 0.4 ** 3));
    expectAround(foundIn.one ?? escaped, 0.5 * 0.9 * 0.6);
    expectAround(foundIn.two ?? escaped, 0.5 * 0.9 * 0.6 * 0.4);
    expectAround(foundIn.three ?? escaped, 0.5 * 0.9 * 0.6 * 0.4 ** 2);
    expectAround(escaped, 0.5 * (1 - 0.9 * (1 - 0.4 ** 3)));
    expectAround(results.outcomes.rolledBack, 0.5 * 0.9 * (1 - 0.4 ** 3));
  });

  it('cry wolf only where they have nothing to see', () => {
    // Without the bug (one half), or blind to it (0.05), each of three gates raises a false alarm with 10%; a covered bug that is
    // missed passes.
    const gates = 'stage one { deploy all  gate health  gate health  gate health  on false alarm continue }';
    const results = run(plan('gate health { detects 60%  blind to 10% of bugs  false alarm 10% }', gates), 20_000);
    expectAround(results.falseAlarms.mean, 3 * 0.1 * 0.55);
    expectAround(results.outcomes.rolledBack, 0.5 * 0.9 * (1 - 0.4 ** 3));
  });

  it('see with the chance for the bug where there is one', () => {
    const results = run(
      plan('gate health { detects 60%  detects 20% of slow }', 'stage one { deploy all  gate health }'),
      20_000,
    );
    expectAround(bugOf(results, 'slow').found, 0.5 * 0.2);
  });

  it('are gone back to after a false alarm, each time for another wait', () => {
    // A gate that cries wolf with 20% is passed after a geometric number of turns: 0.25 more of an hour's pause and an hour's
    // wait in the mean. No bug.
    const results = run(
      `topology fleet { region west { cluster web { server[10] } } }
       model m { gate health { false alarm 20% } }
       plan p on fleet using m { maxDown 100%  stage one { deploy all  wait 1h  gate health }  on false alarm pause for 1h then retry }`,
      20_000,
    );
    expectAround(results.duration.mean, 3600 * (1 + 0.25 * 2));
    expectAround(results.falseAlarms.mean, 0.25);
  });
});

describe('watches', () => {
  it('see a bug once, some time after it has shown', () => {
    // With 0.9 not blind and 0.8 seen, after an exponential time of mean 2 h, of the three that the stage lasts.
    const results = run(
      plan(
        'watch health { detects 80% after exponential(mean 2h)  blind to 10% of bugs }',
        'watch health  stage one { deploy all  wait 3h }',
      ),
      20_000,
    );
    expectAround(bugOf(results, 'slow').found, 0.5 * 0.9 * 0.8 * (1 - Math.exp(-3 / 2)));
  });

  it('cry wolf at the rate of their chance', () => {
    // At least one alarm in a day with 30% is a rate of −ln 0.7 a day; the stage lasts two.
    const watch = 'watch health { false alarm 30% per day }';
    const on = (handler: string) =>
      `topology fleet { region west { cluster web { server[10] } } }  model m { ${watch} }
       plan p on fleet using m { maxDown 100%  watch health  stage one { deploy all  wait 2d }  ${handler} }`;
    expectAround(run(on('on false alarm continue'), 20_000).falseAlarms.mean, -2 * Math.log(0.7));
    expectAround(run(on('on false alarm stop'), 20_000).outcomes.stopped, 1 - 0.7 ** 2);
  });

  it('of a stage are on while it runs', () => {
    const results = run(
      `topology fleet { region west { cluster web { server[10] } } }
       model m { watch health { false alarm 30% per day } }
       plan p on fleet using m { maxDown 100%
         stage one { watch health  deploy all  wait 1d }
         stage two { wait 5d }
         on false alarm stop
       }`,
      20_000,
    );
    expectAround(results.outcomes.stopped, 0.3);
    const [one, two] = results.stages;
    expect(one?.reached.value).toBe(1);
    expectAround(two?.reached ?? results.outcomes.stopped, 0.7);
  });
});
