export {
  advanceSensitivity,
  openSensitivity,
  resultsOfSensitivity,
  SENSITIVITY_TRIALS,
  type Sensitivity,
  type SensitivityOptions,
  sensitivityWork,
} from './sensitivity.ts';
export type { FigureSensitivity, NumberSensitivity, SensitivityResults } from './sensitivity-results.ts';
