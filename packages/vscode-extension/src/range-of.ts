import type { WireRange } from '@rollout/language-server';
import { Range } from 'vscode';

export const rangeOf = ({ start, end }: WireRange): Range =>
  new Range(start.line, start.character, end.line, end.character);
