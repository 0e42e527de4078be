import type { AlikeTrials } from '../../engine.ts';
import type { Tape } from '../../luck/tape.ts';
import { alikeTrials, FIRST_COMPILED } from './count-alike.ts';
import { compileHotWays } from './emit.ts';
import { emptyTree, MOST_NODES, NONE, recall, remember } from './tree.ts';
import { leafOf, stratumIn } from './walk.ts';

type Run = (trial: number, records: Float64Array, row: number) => void;

export interface Memory {
  /** As the run that the memory was opened with, and sooner where a trial like it was run before. */
  readonly run: Run;
  readonly alike: AlikeTrials;
}

export interface MemoryOptions {
  /** Beyond these, trials are run and not kept. */
  readonly mostNodes?: number;
  readonly compile?: typeof compileHotWays;
  /** Before so many trials code of their own does not pay. */
  readonly firstCompiled?: number;
}

/** Of a machine of which everything that is drawn is a chance; `run` notes its draws on the tape. */
export function openMemory(
  tape: Tape,
  width: number,
  run: Run,
  { mostNodes = MOST_NODES, compile = compileHotWays, firstCompiled = FIRST_COMPILED }: MemoryOptions = {},
): Memory {
  const tree = emptyTree(tape.presence, width, mostNodes);
  const runAndKeep = (trial: number, records: Float64Array, row: number): number => {
    tape.listening = true;
    tape.size = 0;
    try {
      run(trial, records, row);
    } finally {
      tape.listening = false;
    }
    return remember(tree, tape, stratumIn(tree, trial), trial, records, row);
  };
  const record = new Float64Array(width);
  return {
    run(trial, records, row) {
      const leaf = leafOf(tree, trial);
      if (leaf === NONE) runAndKeep(trial, records, row);
      else recall(tree, leaf, records, row);
    },
    alike: alikeTrials(tree, (trial) => runAndKeep(trial, record, 0), { compile, firstCompiled }),
  };
}
