import { expect, it } from 'vitest';
import { CancellationTokenSource, LSPErrorCodes } from 'vscode-languageserver';
import { meaningOver } from '../meaning/testing/open-meaning.ts';
import { dataAnswers } from './data-answers.ts';
import { CalibrateRequest } from './data-requests.ts';

/** Deployments that took from one minute to seven. */
const log = (rows: number): string =>
  `release,cluster,took_minutes\n${Array.from({ length: rows }, (_, i) => `r${i},c1,${1 + (i % 7)}.${i % 10}\n`).join('')}`;

it('whoever does not want a model of many releases any more is heard while it is estimated', async () => {
  const meaning = meaningOver({}, [dataAnswers]);
  const source = new CancellationTokenSource();
  const history = { name: 'log.csv', text: log(50_000) };
  const asked = meaning.ask(CalibrateRequest, { history }, { token: source.token });
  // Both ends are in this thread: were it done in one go, this would come behind the answer.
  setTimeout(() => source.cancel(), 1);
  await expect(asked).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
  meaning.dispose();
});

it('a model is the same, however it is worked out', async () => {
  const meaning = meaningOver({}, [dataAnswers]);
  const answer = await meaning.ask(CalibrateRequest, { history: { name: 'log.csv', text: log(40) } });
  expect(answer).toMatchObject({ kind: 'answer', text: expect.stringContaining('// 40 times:') });
  meaning.dispose();
});
