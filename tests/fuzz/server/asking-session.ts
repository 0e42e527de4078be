/**
 * A client that asks for all that commands and previews ask for, of texts that it edits meanwhile, changes its mind, and has a worker that dies now and then.
 * Whatever it asks is answered, refused or cancelled; a mistake of ours is a fault, and so is silence.
 */
import { CancellationTokenSource, ErrorCodes, ResponseError } from 'vscode-languageserver';
import { openMeaningHere } from '../../../packages/language-server/src/meaning/testing/both-ends.ts';
import { MEANING_ANSWERS } from '../../../packages/language-server/src/meaning-answers.ts';
import { startServer, type TestClient } from '../../../packages/language-server/src/testing/client.ts';
import type { Pick } from '../../../packages/simulator/src/kernel/testing/pick.ts';
import { drawn } from '../drawn.ts';
import { anyOwnQuestion, type Question } from './moves.ts';
import { ASKED } from './own-questions.ts';

/** Questions of one session, and how many are asked at once. */
const QUESTIONS = 60;
const AT_ONCE = 3;

/** Milliseconds after which whoever has asked for more than anybody waits for changes his mind. */
const MOST = 400;

const PATH = '/w/asked.rollout';
const URI = `file://${PATH}`;

/** What goes on at the same time as a question. */
interface Step {
  readonly question: Question;
  readonly text: string | null;
  readonly cancelled: boolean;
  readonly dies: boolean;
}

/** What is wrong with how a server has answered in session number `index` of the seed; empty: nothing. */
export async function playAsking(seed: number, index: number): Promise<readonly string[]> {
  const steps = drawn(seed, index, (pick) => Array.from({ length: QUESTIONS }, () => anyStep(pick)));
  const worker = mortalWorker();
  const client = await startServer({ files: { '/w/.git': '', [PATH]: ASKED }, meaning: worker.open });
  const faults: string[] = [];
  try {
    await client.open(PATH, ASKED);
    for (let at = 0; at < steps.length; at += AT_ONCE) {
      const asked = steps.slice(at, at + AT_ONCE).map(async (step, i) => {
        const { question, text, dies } = step;
        if (text !== null) await client.edit(PATH, 2 + at + i, [{ text }]);
        const answer = asking(client, step);
        if (dies) worker.die();
        const wrong = await answer;
        if (wrong !== null)
          faults.push(`${question.method} of ${JSON.stringify(question.params).slice(0, 2_000)}: ${wrong}`);
      });
      await Promise.all(asked);
    }
    await client.edit(PATH, 2 + steps.length, [{ text: ASKED }]);
    const answer = await client.ask<{ readonly kind: string }>('rollout/study', { uri: URI, plan: 'p', trials: 10 });
    if (answer.kind !== 'answer') faults.push(`afterwards it answers ${JSON.stringify(answer)}`);
  } finally {
    await client.stop();
  }
  return faults;
}

function anyStep(pick: Pick): Step {
  const cut = pick.int(0, ASKED.length);
  return {
    question: anyOwnQuestion(
      pick,
      pick.chance(0.95) ? URI : pick.of(['file:///', 'x:', '', 'file:///w/%00', 'file:///w']),
    ),
    text: pick.chance(0.1) ? pick.of([ASKED, ASKED, ASKED.slice(0, cut), ASKED.replaceAll('1h', '3h')]) : null,
    cancelled: pick.chance(0.2),
    dies: pick.chance(0.01),
  };
}

/** null: nothing is wrong. */
async function asking({ connection }: TestClient, { question, cancelled }: Step): Promise<string | null> {
  const source = new CancellationTokenSource();
  const answer = connection.sendRequest(question.method, question.params, source.token).then(
    () => null,
    (error: unknown) =>
      error instanceof ResponseError && error.code !== ErrorCodes.InternalError ? null : String(error),
  );
  if (cancelled) source.cancel();
  const patience = setTimeout(() => source.cancel(), MOST);
  try {
    return await answer;
  } finally {
    clearTimeout(patience);
  }
}

/** One that answers as others do, until it is told to die. */
function mortalWorker() {
  let die: (why: string) => void = () => {};
  return {
    open: () => ({
      ...openMeaningHere(MEANING_ANSWERS),
      onDied: (died: (why: string) => void) => {
        die = died;
      },
    }),
    die: () => die('it was told to'),
  };
}
