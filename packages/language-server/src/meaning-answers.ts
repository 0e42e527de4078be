/** All that the worker answers beside what plans mean by themselves. What draws is loaded by those of its rooms that need it. */
import { fixAllAnswers } from './actions/fix-all-answers.ts';
import { dataAnswers } from './data/data-answers.ts';
import type { MoreAnswers } from './meaning/serve.ts';
import { previewAnswers } from './preview/preview-answers.ts';
import { pageAnswers } from './reports/page-answers.ts';
import { pictureAnswers } from './reports/picture-answers.ts';
import { selectionAnswers } from './selections/selection-answers.ts';
import { streamAnswers } from './streams/stream-answers.ts';

export const MEANING_ANSWERS: readonly MoreAnswers[] = [
  previewAnswers,
  pageAnswers,
  pictureAnswers,
  fixAllAnswers,
  selectionAnswers,
  dataAnswers,
  streamAnswers,
];
