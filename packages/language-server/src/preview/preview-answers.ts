import type { MoreAnswers } from '../meaning/serve.ts';
import { Priority } from '../meaning/work/turns.ts';
import { openDrawing } from './draw/draw.ts';
import { DrawRequest, RefineRequest } from './draw-request.ts';

/** What the worker answers of previews. */
export const previewAnswers: MoreAnswers = (_, answer) => {
  const draw = openDrawing();
  answer(DrawRequest, Priority.shown, draw);
  answer(RefineRequest, Priority.outlook, draw);
};
