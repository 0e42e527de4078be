/** The distribution that stands at a place, as the checker reads it. */
import type { Distribution } from '../../program/index.ts';
import { checkDistribution } from '../../semantics/distributions/check-distribution.ts';
import { checkExposure } from '../../semantics/distributions/check-exposure.ts';
import { checkReading } from '../../semantics/distributions/check-reading.ts';
import type { DistributionContext } from '../../semantics/distributions/distribution-context.ts';
import type { DistributionUnit } from '../../semantics/distributions/unit.ts';
import type { SourceFile } from '../../semantics/index.ts';
import { itemsOf } from '../../semantics/once.ts';
import { readParams } from '../../semantics/plans/read-params.ts';
import { createTables } from '../../semantics/tables/tables.ts';
import type { DistributionCall, Span } from '../../syntax/tree.ts';
import { silentReport } from '../names/silent-report.ts';
import type { Sources } from '../sources.ts';
import { type PathStep, pathTo, tokenAt } from '../tree-path.ts';

export interface DistributionThere {
  readonly span: Span;
  readonly distribution: Distribution;
  /** What it is of. */
  readonly unit: DistributionUnit;
}

/**
 * The innermost distribution whose name, or a part of it, stands at the offset. undefined where none does, and where it is no distribution: params are those of
 * the plan as it is written, tables those of the sources.
 */
export function distributionAt(sources: Sources, path: string, offset: number): DistributionThere | undefined {
  const file = sources.files.get(path);
  const token = file === undefined ? undefined : tokenAt(file, offset);
  if (file === undefined || token === undefined) return undefined;
  const steps = pathTo(file, { start: token.start, end: token.end });
  const calls = steps.flatMap(({ node }): readonly DistributionCall[] => (node.kind === 'distribution' ? [node] : []));
  const [outermost, innermost] = [calls[0], calls.at(-1)];
  const isNamed = innermost?.name.span.start === token.start;
  if (outermost === undefined || innermost === undefined || !isNamed) return undefined;
  const context = contextOf(sources, file, steps);
  const unit = unitOf(context, steps[steps.findIndex(({ node }) => node === outermost) - 1], outermost);
  const distribution = unit === undefined ? undefined : checkDistribution(context, unit, innermost);
  return unit === undefined || distribution === undefined ? undefined : { span: innermost.span, distribution, unit };
}

function contextOf(sources: Sources, file: SourceFile, steps: readonly PathStep[]): DistributionContext {
  const report = silentReport();
  const plan = steps.find(({ node }) => node.kind === 'plan')?.node;
  const params = plan?.kind === 'plan' ? itemsOf(plan.items, 'param') : [];
  const { scope } = readParams({ file, report }, params, new Map());
  return { file, report, params: scope, tables: createTables({ root: file.path, ...sources }) };
}

/** What the sentence around a distribution takes. */
function unitOf(
  context: DistributionContext,
  around: PathStep | undefined,
  call: DistributionCall,
): DistributionUnit | undefined {
  switch (around?.node.kind) {
    case 'surfaces':
      return checkExposure(context, call)?.unit;
    case 'moves':
    case 'metric-reads':
      return checkReading(context, call, undefined)?.unit;
    default:
      return 'time';
  }
}
