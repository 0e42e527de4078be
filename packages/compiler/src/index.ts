export { type Compiled, type CompileOptions, compile } from './compile/compile.ts';
export type { Sources } from './compile/sources.ts';
export { isTurn } from './control/actions.ts';
export { canRollBack } from './control/outcomes.ts';
export { compilerDiagnostics } from './diagnostics/index.ts';
export { boundValue } from './expectations/bound-value.ts';
export { measureIn } from './expectations/measure-of.ts';
export { watching } from './expectations/watched-limits.ts';
export { type SelectedServers, selectedIn } from './fleet/selected-in.ts';
export { hashOfText } from './fleet/text-hash.ts';
export { toDot } from './graph/dot.ts';
export type {
  Arrow as GraphArrow,
  Box as GraphBox,
  Graph,
  Lane as GraphLane,
  Shape as GraphShape,
  StageLane,
  Units as GraphUnits,
} from './graph/graph.ts';
export { graphOf } from './graph/graph-of.ts';
export { toMermaid } from './graph/mermaid.ts';
export * from './machine/calendar/index.ts';
export * from './machine/constraints.ts';
export * from './machine/expectation.ts';
export * from './machine/fleet.ts';
export * from './machine/layout/index.ts';
export * from './machine/machine.ts';
export * from './machine/numbers.ts';
export * from './machine/people.ts';
export * from './machine/run-event.ts';
export * from './machine/services.ts';
export * from './machine/state.ts';
export * from './machine/step/index.ts';
export * from './machine/step-kinds.ts';
export * from './machine/steps.ts';
export * from './machine/work.ts';
export { type ExclusiveProof, proveExclusive } from './proofs/exclusive.ts';
export type { Proof } from './proofs/proof.ts';
export { prove } from './proofs/prove.ts';
export * from './rules/index.ts';
export { type LoadedMachine, loadMachine, readMachine } from './serial/load.ts';
export { serialisedPieces, serialiseMachine } from './serial/serialise.ts';
export { durationText, roundedDurationText, writtenDurationText } from './text/duration-text.ts';
export { percentText } from './text/percent-text.ts';
