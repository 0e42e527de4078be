/** What the user is told in passing. The only place that shows messages: names and texts of plans are in many, and plans are anybody's. */
import { type CancellationToken, type Progress, ProgressLocation, window } from 'vscode';
import { plainMessage } from './plain-message.ts';

/** Each resolves with the button that was pressed; undefined: none, or not yet. */
export const inform = (message: string, ...buttons: string[]): Thenable<string | undefined> =>
  window.showInformationMessage(plainMessage(message), ...buttons);

export const warn = (message: string, ...buttons: string[]): Thenable<string | undefined> =>
  window.showWarningMessage(plainMessage(message), ...buttons);

export const complain = (message: string, ...buttons: string[]): Thenable<string | undefined> =>
  window.showErrorMessage(plainMessage(message), ...buttons);

/** Does what takes a while, with a notification that can be cancelled. */
export function doing<Result>(
  title: string,
  work: (shown: Progress<{ message?: string; increment?: number }>, token: CancellationToken) => Promise<Result>,
): Thenable<Result> {
  const options = { location: ProgressLocation.Notification, title: plainMessage(title), cancellable: true };
  return window.withProgress(options, work);
}
