import { expect, test } from 'vitest';
import { openHeartbeat } from './heartbeat.ts';

/** A server that answers when it is told to; time passes when it is told to. */
function play() {
  const answers: { readonly resolve: () => void; readonly reject: () => void }[] = [];
  const told: boolean[] = [];
  let due: { readonly then: () => void; isOff: boolean }[] = [];
  const heartbeat = openHeartbeat({
    ask: () => new Promise<void>((resolve, reject) => answers.push({ resolve, reject: () => reject(new Error('no')) })),
    later(_, then) {
      const own = { then, isOff: false };
      due.push(own);
      return () => {
        own.isOff = true;
      };
    },
    changed: (isSilent) => told.push(isSilent),
  });
  return {
    heartbeat,
    answers,
    told,
    pass() {
      const now = due;
      due = [];
      for (const { then, isOff } of now) if (!isOff) then();
    },
  };
}

const afterAnswers = () => new Promise((resolve) => setImmediate(resolve));

test('a server that answers in time is not silent, and is not asked again at once', async () => {
  const { heartbeat, answers, told, pass } = play();
  heartbeat.beat();
  heartbeat.beat();
  expect(answers).toHaveLength(1);
  answers[0]?.resolve();
  await afterAnswers();
  pass();
  // Somebody has begun to wait meanwhile, and may wait in vain.
  expect(answers).toHaveLength(2);
  answers[1]?.resolve();
  await afterAnswers();
  heartbeat.beat();
  expect(answers).toHaveLength(2);
  pass();
  expect(answers).toHaveLength(3);
  answers[2]?.resolve();
  await afterAnswers();
  pass();
  expect(answers).toHaveLength(3);
  heartbeat.beat();
  expect(answers).toHaveLength(4);
  expect(told).toEqual([]);
});

test('one that does not is silent until it answers, if only by a refusal', async () => {
  const { heartbeat, answers, told, pass } = play();
  heartbeat.beat();
  pass();
  expect(told).toEqual([true]);
  heartbeat.beat();
  expect(answers).toHaveLength(1);
  answers[0]?.reject();
  await afterAnswers();
  expect(told).toEqual([true, false]);
});

test('nothing is told of a server that has been let go', async () => {
  const { heartbeat, answers, told, pass } = play();
  heartbeat.beat();
  heartbeat.dispose();
  pass();
  answers[0]?.resolve();
  await afterAnswers();
  heartbeat.beat();
  expect(told).toEqual([]);
  expect(answers).toHaveLength(1);
});
