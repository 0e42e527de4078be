import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { memoryFileSystem } from '@rollout/workspace';
import { expect, it } from 'vitest';
import { CancellationTokenSource, LSPErrorCodes } from 'vscode-languageserver';
import { askMeaning, type Meaning, type MeaningLink, MeaningLost } from './ask.ts';
import { openMeaningHere } from './testing/both-ends.ts';
import { openDeaf } from './testing/open-deaf.ts';

const PATH = '/project/p.rollout';
const fileSystem = memoryFileSystem({ '/project/.git': '', [PATH]: 'plan' });

function askedWith(links: readonly MeaningLink[], patience?: number): { meaning: Meaning; logged: string[] } {
  const logged: string[] = [];
  const left = [...links];
  const meaning = askMeaning({
    open: () => left.shift() ?? openMeaningHere(),
    fileSystem,
    versionOf: () => null,
    log: (message) => logged.push(message),
    ...(patience === undefined ? {} : { patience }),
  });
  return { meaning, logged };
}

it('a worker that hangs is replaced, which is said', async () => {
  const { meaning, logged } = askedWith([openDeaf()], 20);
  await expect(meaning.deepDiagnostics(PATH)).rejects.toBeInstanceOf(MeaningLost);
  expect(logged).toEqual(['What plans mean is worked out anew: the worker has said nothing for 0.02 s.']);
  meaning.dispose();
});

it('a worker that dies is replaced by one that answers', async () => {
  const deaf = openDeaf();
  const { meaning, logged } = askedWith([deaf]);
  const asked = meaning.deepDiagnostics(PATH);
  deaf.die('exit code 1');
  await expect(asked).rejects.toBeInstanceOf(MeaningLost);
  expect((await meaning.deepDiagnostics(PATH)).diagnostics.length).toBeGreaterThan(0);
  expect(logged).toEqual(['What plans mean is worked out anew: the worker has ended (exit code 1).']);
  meaning.dispose();
});

it('where no worker can be begun, every question hears so, and the next one tries again', async () => {
  let left = 2;
  const logged: string[] = [];
  const meaning = askMeaning({
    open: () => {
      if (left-- > 0) throw new Error('there are no threads here');
      return openMeaningHere();
    },
    fileSystem,
    versionOf: () => null,
    log: (message) => logged.push(message),
  });
  const lost = new MeaningLost('no worker could be begun (there are no threads here)');
  await expect(meaning.deepDiagnostics(PATH)).rejects.toEqual(lost);
  await expect(meaning.outlook({ path: PATH, first: null }, () => {})).rejects.toEqual(lost);
  expect((await meaning.deepDiagnostics(PATH)).diagnostics.length).toBeGreaterThan(0);
  expect(logged).toHaveLength(2);
  meaning.dispose();
});

it('workers that end before they answer are not begun without end: the sixth has to wait', async () => {
  let begun = 0;
  let time = 0;
  const meaning = askMeaning({
    open: () => {
      begun += 1;
      const deaf = openDeaf();
      setImmediate(() => deaf.die('Error: out of memory\n    at a place of ours'));
      return deaf;
    },
    fileSystem,
    versionOf: () => null,
    log: () => {},
    now: () => time,
  });
  for (let i = 0; i < 5; i++)
    await expect(meaning.deepDiagnostics(PATH)).rejects.toEqual(new MeaningLost('Error: out of memory'));
  for (let i = 0; i < 100; i++)
    await expect(meaning.deepDiagnostics(PATH)).rejects.toThrow(
      'the last 5 workers have ended before they had answered',
    );
  expect(begun).toBe(5);
  time += 60_000;
  await expect(meaning.deepDiagnostics(PATH)).rejects.toThrow('out of memory');
  expect(begun).toBe(6);
  meaning.dispose();
});

it('what is asked when the server ends is lost, before and after', async () => {
  const { meaning } = askedWith([openDeaf()]);
  const asked = meaning.deepDiagnostics(PATH);
  meaning.dispose();
  await expect(asked).rejects.toBeInstanceOf(MeaningLost);
  await expect(meaning.deepDiagnostics(PATH)).rejects.toBeInstanceOf(MeaningLost);
});

it('a storm of cancellations leaves it answering', async () => {
  const { meaning } = askedWith([]);
  const asked = Array.from({ length: 100 }, () => {
    const source = new CancellationTokenSource();
    const answer = meaning
      .outlook({ path: PATH, first: null }, () => {}, { token: source.token })
      .then(
        () => 'answered',
        (error: { readonly code?: number }) => error.code,
      );
    source.cancel();
    return answer;
  });
  for (const each of await Promise.all(asked)) expect([LSPErrorCodes.RequestCancelled, 'answered']).toContain(each);
  expect((await meaning.outlook({ path: PATH, first: null }, () => {})).isComplete).toBe(true);
  meaning.dispose();
});

it('keeps no answer that it has given', async () => {
  setFlagsFromString('--expose-gc');
  // Only there once it is asked for.
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') throw new Error('garbage cannot be collected');
  const { meaning } = askedWith([]);
  const answers: WeakRef<object>[] = [];
  for (let i = 0; i < 3; i++) answers.push(new WeakRef(await meaning.deepDiagnostics(PATH)));
  const left = (): number => {
    collect();
    return answers.filter((answer) => answer.deref() !== undefined).length;
  };
  // What a round has looked at lives until its end, and what is on its way yet has its own.
  await expect.poll(left, { timeout: 20_000 }).toBe(0);
  meaning.dispose();
});
