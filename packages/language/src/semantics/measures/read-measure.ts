/** Measures outside of sources: typed on a command line, or by a program. */
import { type Diagnostic, sortDiagnostics } from '../../diagnostics/index.ts';
import type { ExposureUnit, Span } from '../../program/index.ts';
import { parse, syntaxDiagnostics } from '../../syntax/index.ts';
import type { Expect } from '../../syntax/tree.ts';
import { createReport } from '../report.ts';
import { checkLimit } from './check-bound.ts';
import { checkMeasure } from './check-measure.ts';
import type { MeasureContext, MeasureReading } from './measure-reading.ts';
import { countedIn, type MeasureScope } from './measure-scope.ts';

const BEFORE = 'plan p {\nexpect ';
/** Held to something, a measure is a sentence. */
const ANY_LIMIT = ' < 0';
const AFTER = '\n}\n';

/**
 * Reads `p95(duration)`, or `p95(duration) <= 5d`, by the grammar and the checks of `expect`. All of the text has to be understood: where
 * more follows a measure than a limit, cut it off before (`endOfMeasure`). Params cannot stand for a bound. Never throws.
 */
export function readMeasure(text: string, context: MeasureContext): MeasureReading {
  const path = context.path ?? 'measure';
  const end = endOfMeasure(text);
  const isAlone = end !== undefined && text.slice(end).trim() === '';
  const source = `${BEFORE}${text}${isAlone ? ANY_LIMIT : ''}${AFTER}`;
  const file = { path, text: source, ...parse(source, path) };
  const expected = onlyExpect(file.tree.declarations);
  const of = expected?.of?.kind === 'expected-measure' ? expected.of : undefined;
  const read = isAlone ? of?.measure : of?.bound === undefined ? undefined : of;
  const leftOver = read === undefined ? undefined : firstAfter(text, read.span.end - BEFORE.length);
  const found = (diagnostics: readonly Diagnostic[]) =>
    sortDiagnostics(diagnostics.map((diagnostic) => moved(diagnostic, path, text.length)));
  const [first] = file.diagnostics;
  if (leftOver !== undefined && !(first !== undefined && first.span.start - BEFORE.length < leftOver.span.start)) {
    const args = { found: `\`${leftOver.text}\``, expected: 'the end of the text', help: undefined };
    const unexpected = syntaxDiagnostics.create('unexpected', args, { path, span: leftOver.span });
    return { measure: null, limit: null, diagnostics: [unexpected] };
  }
  if (of === undefined || file.diagnostics.length > 0) {
    const told = file.diagnostics.length > 0 ? file.diagnostics : [nothingRead(path)];
    return { measure: null, limit: null, diagnostics: found(told) };
  }
  const report = createReport();
  const scope: MeasureScope = { file, report, params: null, ...knownOf(context) };
  const measure = checkMeasure(scope, of.measure) ?? null;
  const limit = measure === null || isAlone ? null : (checkLimit(scope, measure, of.relation, of.bound) ?? null);
  return { measure, limit, diagnostics: found(report.diagnostics()) };
}

/**
 * Where the measure that a text begins with ends: after its closing bracket. undefined: it has none. What follows may be a limit
 * (`<= 5d`), or something of the reader's own: `p95(duration) grows over 10%`.
 */
export function endOfMeasure(text: string): number | undefined {
  // Brackets do not nest in a measure; names in quotes may hold some.
  const [whole] = /^[^()"]*\((?:[^()"]|"(?:[^"\\\n]|\\.)*")*\)/.exec(text) ?? [];
  return whole?.length;
}

function onlyExpect(declarations: ReturnType<typeof parse>['tree']['declarations']): Expect | undefined {
  const [plan] = declarations;
  const [item] = plan?.kind === 'plan' ? plan.items : [];
  return item?.kind === 'expect' ? item : undefined;
}

/** What stands after what was read, up to the next blank. */
function firstAfter(text: string, end: number): { readonly text: string; readonly span: Span } | undefined {
  const [word] = /\S+/.exec(text.slice(end)) ?? [];
  if (word === undefined) return undefined;
  const start = text.indexOf(word, end);
  return { text: word, span: { start, end: start + word.length } };
}

/** `exclusive a, b` */
function nothingRead(path: string): Diagnostic {
  const args = { found: '`exclusive`', expected: 'a figure, such as `p95(duration)`', help: undefined };
  const span = { start: BEFORE.length, end: BEFORE.length + 'exclusive'.length };
  return syntaxDiagnostics.create('unexpected', args, { path, span });
}

/** The diagnostic with its places in the text, without what was put around it. */
function moved(diagnostic: Diagnostic, path: string, length: number): Diagnostic {
  const move = <T extends { readonly path: string; readonly span: Span }>(place: T): T => {
    if (place.path !== path) return place;
    const within = (offset: number): number => Math.min(Math.max(offset - BEFORE.length, 0), length);
    return { ...place, span: { start: within(place.span.start), end: within(place.span.end) } };
  };
  const { related, fix } = diagnostic;
  return {
    ...move(diagnostic),
    ...(related === undefined ? {} : { related: related.map(move) }),
    ...(fix === undefined ? {} : { fix: { ...fix, edits: fix.edits.map(move) } }),
  };
}

/** What there is in the plan, in the model by which it runs, and in its fleet. */
function knownOf({ program, plan, scenario }: MeasureContext): Pick<MeasureScope, 'bugs' | 'stages' | 'topology'> {
  const model = scenario?.model ?? program.models.find(({ name }) => name === plan.model);
  const counted = countedIn(plan.topology === null, plan.audience !== null);
  const bugs = (model?.bugs ?? []).map(({ name, surfaces, unit }): [string, ExposureUnit] => [
    name,
    surfaces === null ? counted : unit,
  ]);
  return {
    bugs: { named: new Map(bugs), complete: true },
    stages: { named: new Map(plan.stages.map((stage) => [stage.name, stage])), complete: true },
    topology: program.topologies.find(({ name }) => name === plan.topology) ?? null,
  };
}
