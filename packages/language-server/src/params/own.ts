/** The parameters of our own requests: every part of them has a check. */
import type {
  CalibrateParams,
  CheckParams,
  CompareParams,
  DataFile,
  Depth,
  Effort,
  GraphParams,
  JudgeParams,
  OptimizeParams,
  OwnRequests,
  PicturesParams,
  PlanQuery,
  PreviewParams,
  ReportParams,
  SetParamsParams,
  StreamParams,
  TraceParams,
  Tracked,
} from '../protocol.ts';
import {
  boolean,
  type Check,
  count,
  either,
  list,
  nullable,
  number,
  oneOf,
  optional,
  parts,
  record,
  share,
  text,
} from './check.ts';

type Checks<P> = { readonly [Name in keyof P]-?: Check };

const ofFile = parts<{ uri: string }>({ uri: text });
const position = parts<{ line: number; character: number }>({ line: number, character: number });

const query: Checks<PlanQuery> = {
  uri: text,
  plan: optional(text),
  scenario: optional(text),
  params: optional(record(text)),
  start: optional(text),
};
const effort: Checks<Effort> = { trials: optional(count), seed: optional(text) };
const tracked: Checks<Tracked> = { workDoneToken: nullable(either(text, number)) };

const depth: Checks<Depth> = {
  sensitivity: optional(boolean),
  uncertain: optional(boolean),
  precision: optional(share),
};
const dataFile = parts<DataFile>({ name: text, text });

const ofPlan = parts<PlanQuery & Effort & Tracked>({ ...query, ...effort, ...tracked });

export const OWN: { readonly [Method in keyof OwnRequests]: Check } = {
  'rollout/plans': ofFile,
  'rollout/expectations': ofFile,
  'rollout/study': parts<PlanQuery & Effort & Depth & Tracked>({ ...query, ...effort, ...depth, ...tracked }),
  'rollout/test': ofPlan,
  'rollout/compile': parts<PlanQuery>(query),
  'rollout/compare': parts<CompareParams>({
    ...query,
    ...effort,
    ...tracked,
    before: either(
      parts<Extract<CompareParams['before'], { kind: 'texts' }>>({
        kind: oneOf('texts'),
        label: text,
        texts: record(either(text, oneOf(null))),
      }),
      parts<Extract<CompareParams['before'], { kind: 'params' }>>({ kind: oneOf('params'), params: record(text) }),
      parts<Extract<CompareParams['before'], { kind: 'plan' }>>({
        kind: oneOf('plan'),
        uri: text,
        plan: text,
        scenario: optional(text),
      }),
    ),
  }),
  'rollout/optimize': parts<OptimizeParams>({ ...query, ...effort, ...tracked, objectives: optional(list(text)) }),
  'rollout/report': parts<ReportParams>({
    ...query,
    ...effort,
    ...depth,
    ...tracked,
    of: oneOf('study', 'trace', 'front'),
  }),
  'rollout/trace': parts<TraceParams>({ ...query, ...tracked, seed: optional(text), trial: optional(count) }),
  'rollout/check': parts<CheckParams>({ ...tracked, uris: optional(list(text)) }),
  'rollout/explain': parts<{ code: string }>({ code: text }),
  'rollout/codes': () => null,
  'rollout/calibrate': parts<CalibrateParams>({
    ...tracked,
    history: dataFile,
    name: optional(text),
    columns: optional(record(text)),
    unit: optional(text),
    per: optional(text),
  }),
  'rollout/healths': ofFile,
  'rollout/judge': parts<JudgeParams>({
    ...tracked,
    uri: text,
    health: text,
    canary: dataFile,
    baseline: either(dataFile, oneOf(null)),
  }),
  'rollout/stream': parts<StreamParams>({ ...query, ...effort, ...tracked, changes: count }),
  'rollout/pictures': parts<PicturesParams>({
    ...query,
    ...effort,
    ...tracked,
    of: oneOf('plan', 'study', 'trace', 'front'),
    theme: oneOf('light', 'dark'),
  }),
  'rollout/graph': parts<GraphParams>({ ...query, ...tracked, format: oneOf('mermaid', 'dot') }),
  'rollout/preview': parts<PreviewParams>({
    ...tracked,
    uri: text,
    picture: oneOf('machine', 'timeline', 'fleet', 'study', 'front'),
    plan: optional(text),
    position: optional(position),
    scenario: nullable(text),
    params: optional(record(text)),
    run: optional(either(oneOf('usual', 'found'), number)),
    width: number,
    effort: optional(number),
  }),
  'rollout/setParams': parts<SetParamsParams>({ uri: text, plan: text, params: record(text) }),
};
