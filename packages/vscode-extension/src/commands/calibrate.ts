import type { DataFile } from '@rollout/language-server';
import { window, workspace } from 'vscode';
import { pickData } from '../files/read-data.ts';
import { LANGUAGE } from '../language.ts';
import { asking } from '../results/asking.ts';
import { plainMessage } from '../results/plain-message.ts';
import { type HistoryOptions, historyOptions } from './history-options.ts';
import type { Surroundings } from './surroundings.ts';

/** A model made of a release log, in an editor that has no file yet: each number with what it is from. */
export async function calibrate({ server }: Surroundings): Promise<void> {
  const history = await pickData('Which release log?', workspace.workspaceFolders?.[0]?.uri);
  if (history === undefined) return;
  const options = await askForOptions(history);
  if (options === undefined) return;
  const model = await asking(`Estimating a model from ${history.name}`, (token, told) =>
    server.ask('rollout/calibrate', { history, ...options }, token, told),
  );
  if (model === undefined) return;
  await window.showTextDocument(await workspace.openTextDocument({ language: LANGUAGE, content: model.text }));
}

/** Most logs say all of it in their first line. */
async function askForOptions({ name, text }: DataFile): Promise<HistoryOptions | undefined> {
  const typed = await window.showInputBox({
    title: `Columns of ${name}`,
    prompt: plainMessage(
      `It has ${firstLine(text)}. Leave this empty, or say what a column is and in which unit plain numbers are.`,
    ),
    placeHolder: 'start = began, duration = took, unit = minutes',
    validateInput: (input) => {
      const read = historyOptions(input);
      return typeof read === 'string' ? read : undefined;
    },
  });
  const read = typed === undefined ? undefined : historyOptions(typed);
  return typeof read === 'string' ? undefined : read;
}

const MOST_CHARACTERS = 200;

function firstLine(text: string): string {
  const [line = ''] = text.trimStart().split(/\r?\n/, 1);
  const columns = line.split(',').join(', ');
  return columns.length > MOST_CHARACTERS ? `${columns.slice(0, MOST_CHARACTERS)}…` : columns;
}
