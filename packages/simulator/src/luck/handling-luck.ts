/** How long it takes when a plan does not simply go on: to pause, to ask, and to go back. */
import { known } from '../known.ts';
import { streamOf } from '../random/key.ts';
import { type DrawGround, drawn, drawnOf, ofStages, timeAt } from './draw-ground.ts';
import { lawIn } from './laws.ts';
import { leverTakes, SWITCHED_LEVERS, type SwitchedLever } from './lever-times.ts';
import type { Luck } from './luck.ts';
import { highAt, lowAt } from './streams.ts';
import { noteChance, PLAIN } from './tape.ts';

export function pauseLuck(ground: DrawGround): Pick<Luck, 'pause' | 'ask'> {
  const { laws, outcome, tape } = ground;
  const pauses = ofStages(ground, 'pause');
  const asks = ofStages(ground, 'ask');
  const answers = ofStages(ground, 'answer');
  return {
    pause: (stage, ordinal, takes) => timeAt(lawIn(laws, takes), drawn(ground, pauses, stage, ordinal)),
    ask(stage, ordinal, takes, continues) {
      outcome.continues = drawn(ground, answers, stage, ordinal) < continues;
      const high = highAt(answers, stage);
      const low = lowAt(answers, stage);
      noteChance(tape, high, low, ordinal, PLAIN, outcome.continues, continues);
      return timeAt(lawIn(laws, takes), drawn(ground, asks, stage, ordinal));
    },
  };
}

/** Purposes of what going back draws; see the table of draws in docs/semantics.md. */
const BACK: Readonly<Record<SwitchedLever, string>> = {
  flag: 'flag back',
  release: 'release back',
  traffic: 'switch back',
};

export function goingBackLuck(ground: DrawGround): Pick<Luck, 'leverBack' | 'recall' | 'rollbackIn'> {
  const { machine, key, laws } = ground;
  const backs = new Map(
    SWITCHED_LEVERS.map((lever) => [
      lever,
      { law: lawIn(laws, leverTakes(machine, lever)), stream: streamOf(key, machine.plan, BACK[lever]) },
    ]),
  );
  const recalls = ofStages(ground, 'recall');
  const recallTakes = lawIn(laws, leverTakes(machine, 'release'));
  const rollbackIn = streamOf(key, machine.plan, 'rollback in');
  return {
    leverBack(lever) {
      const { law, stream } = known(backs.get(lever));
      return timeAt(law, drawnOf(ground, stream, 1));
    },
    recall: (stage, ordinal) => timeAt(recallTakes, drawn(ground, recalls, stage, ordinal)),
    rollbackIn: (takes) => timeAt(lawIn(laws, takes), drawnOf(ground, rollbackIn, 1)),
  };
}
