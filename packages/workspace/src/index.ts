export { AskingError } from './asking/asking-error.ts';
export { scenarioHelp } from './asking/scenario-help.ts';
export { catalog } from './catalog.ts';
export { type ConditionContext, readCondition } from './comparing/read-condition.ts';
export {
  CONFIG_FILE,
  type Config,
  type ConfiguredSeverity,
  type LoadedConfig,
  type PolicyRule,
  PRESETS,
  SEVERITIES,
} from './config/config.ts';
export { type ConfigCache, createConfigCache } from './config/config-cache.ts';
export { loadConfig } from './config/load-config.ts';
export { movedPathEdits } from './config/moved-paths.ts';
export { policyNameEdits } from './config/policy-names.ts';
export { type ConfigEdit, severityEdits } from './config/set-severity.ts';
export { FILE_CODES, workspaceDiagnostics } from './diagnostics.ts';
export type { FileRead, FileSystem } from './files/file-system.ts';
export { loadProject, MAX_FILES, type Project, parseSource } from './files/load-project.ts';
export { memoryFileSystem } from './files/memory-file-system.ts';
export { projectRoot } from './files/project-root.ts';
export { decodeText, MAX_FILE_BYTES, type TextRead } from './files/read-text.ts';
export { fixFiles, MOST_ROUNDS } from './fixes/fix-files.ts';
export type { Fixed, FixedFile, FixOptions, MadeFix } from './fixes/fixed.ts';
export { overlaid } from './fixes/overlay.ts';
export {
  type CalibratedHistory,
  type CalibrateOptions,
  calibrateFrom,
  calibratingFrom,
} from './history/calibrate-from.ts';
export { UNITS } from './history/row-cells.ts';
export {
  type Baseline,
  type BaselineEntry,
  baselineAnew,
  baselineOf,
  entriesOf,
  type FindingPlaces,
} from './lint/baseline/baseline.ts';
export { type BaselineRead, readBaseline, writeBaseline } from './lint/baseline/baseline-json.ts';
export { fingerprintOf, fingerprintsOf } from './lint/baseline/fingerprint.ts';
export { type HoldingBack, heldBack } from './lint/baseline/held-back.ts';
export { type CodeSetting, type SettingsInForce, settingsInForce } from './lint/settings.ts';
export type { Suppressed } from './lint/suppressions/index.ts';
export { mayBeSilenced } from './lint/suppressions/may-be-silenced.ts';
export * from './optimising/index.ts';
export {
  type Document,
  type OpenOptions,
  openDocument,
  type ScenarioChoice,
} from './phases/open-document.ts';
export { Phase } from './phases/phase.ts';
export { type PlanAtSettings, planAtSettings } from './phases/plan-at-settings.ts';
export type { PlanDocument } from './phases/plan-document.ts';
export { comparedMetrics, healthCalled, needsBaseline, samplesFor } from './samples/judging.ts';
export { type SampleFile, samplesIn } from './samples/samples-in.ts';
export { type StreamAsked, streamAsked } from './streaming/stream-asked.ts';
