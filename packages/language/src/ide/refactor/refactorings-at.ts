/** What can be done with what stands at a place. */
import { isBroken } from '../../semantics/source.ts';
import type { Span } from '../../syntax/index.ts';
import type { Sources } from '../sources.ts';
import { addDoc } from './add-doc.ts';
import { nodesAround } from './around.ts';
import { convertDuration } from './convert-duration.ts';
import { extractModel } from './extract-model.ts';
import { extractParam } from './extract-param.ts';
import { foldRamp } from './fold-ramp.ts';
import { inlineParam } from './inline-param.ts';
import { joinStages } from './join-stages.ts';
import { laidOut } from './laid-out.ts';
import { moveDeclaration } from './move-declaration.ts';
import { quoteName } from './quote-name.ts';
import type { At, Refactor, Refactoring } from './refactoring.ts';
import { sideBySide } from './side-by-side.ts';
import { splitStage } from './split-stage.ts';
import { unfoldRamp } from './unfold-ramp.ts';

/** In the order in which they are shown. */
const REFACTORS: readonly Refactor[] = [
  extractParam,
  extractModel,
  inlineParam,
  splitStage,
  joinStages,
  foldRamp,
  unfoldRamp,
  sideBySide,
  convertDuration,
  quoteName,
  addDoc,
  moveDeclaration,
];

/**
 * The refactorings of what stands at a place, or of what is selected. What the parser did not understand has none. Never throws,
 * wherever the place; edits are worked out when they are asked for.
 */
export function refactoringsAt(sources: Sources, path: string, span: Span): readonly Refactoring[] {
  const file = sources.files.get(path);
  if (file === undefined) return [];
  const { length } = file.text;
  const start = Math.min(Math.max(0, span.start), length);
  const end = Math.min(Math.max(start, span.end), length);
  const around = nodesAround(file, { start, end });
  const [declaration] = around;
  if (declaration === undefined || isBroken(file, declaration)) return [];
  const at: At = { sources, file, span: { start, end }, around };
  return REFACTORS.flatMap((refactor) =>
    refactor(at).map(({ title, kind, keeps, draft }) => ({
      title,
      kind,
      keeps,
      change: () => laidOut(sources, draft()),
    })),
  );
}
