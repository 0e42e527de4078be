/** The other face of this package: pictures, and pages of them. What draws them is large; it is loaded only where something is drawn. */
export type { Compared } from './comparison/compared.ts';
export { comparisonPictures } from './comparison/comparison-pictures.ts';
export { filmPicture } from './fleet/film-picture.tsx';
export { type Fragment, type FragmentMark, pictureFragment, playerFragment } from './fragment/fragment.tsx';
export { frontPictures } from './front/front-pictures.ts';
export { comparisonPage } from './page/comparison-page.tsx';
export { frontPage } from './page/front-page.tsx';
export type { WhileDrawing } from './page/page.tsx';
export type {
  ComparisonPageInput,
  FrontPageInput,
  Origin,
  RunPageInput,
  SourceFile,
  StudyPageInput,
} from './page/page-input.ts';
export { runPage } from './page/run-page.tsx';
export { studyPage } from './page/study-page.tsx';
export type { Area, Drawing, Frame, Mark, Part, Picture, Table } from './picture.ts';
export { planPicture } from './plan/plan-picture.ts';
export { type PngOptions, type PngParts, pngOf } from './png/png.ts';
export { runPictures } from './run/run-pictures.ts';
export { studyPictures } from './study/study-pictures.ts';
export { pictureSvg, type SvgOptions } from './svg.tsx';
export type { StandaloneTheme, Theme } from './theme/theme.ts';
export { THEMES } from './theme/themes.ts';
