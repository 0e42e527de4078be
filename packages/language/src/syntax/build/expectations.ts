import type { CstNode, IToken } from 'chevrotain';
import { COMPARATORS } from '../../schema/index.ts';
import type * as cst from '../generated/cst.ts';
import { nodeSpan, tokenSpan } from '../span.ts';
import type {
  Bound,
  Expect,
  ExpectedMeasure,
  Given,
  Measure,
  Measured,
  Name,
  Policy,
  PolicyItem,
  Relation,
} from '../tree.ts';
import { buildConstraints, buildExcluded } from './constraints.ts';
import { type Builder, docOf, first, inOrder, isInserted, optional } from './context.ts';
import { buildLevel, buildName, buildPercent, buildQuantity } from './values.ts';

export function buildPolicy(builder: Builder, node: cst.PolicyCstNode): Policy {
  return {
    kind: 'policy',
    span: nodeSpan(node),
    doc: docOf(builder, node),
    name: buildName(builder, node.children.Name, node),
    items: optional(node.children.policyBody, (body) => buildItems(builder, body)) ?? [],
  };
}

function buildItems(builder: Builder, { children }: cst.PolicyBodyCstNode): readonly PolicyItem[] {
  return inOrder<PolicyItem>(buildExpects(builder, children.expect), buildConstraints(builder, children.constraint));
}

export function buildExpects(builder: Builder, nodes: readonly cst.ExpectCstNode[] | undefined): Expect[] {
  return (nodes ?? []).map((node) => ({
    kind: 'expect',
    span: nodeSpan(node),
    of: node.children.Exclusive === undefined ? buildExpected(builder, node) : buildExcluded(builder, node),
    level: buildPercent(builder, node.children.Percent),
  }));
}

function buildExpected(builder: Builder, { children }: cst.ExpectCstNode): ExpectedMeasure | undefined {
  const measure = optional(children.measure, (inner) => buildMeasure(builder, inner));
  if (measure === undefined) return undefined;
  const relation = buildRelation(children.Comparator);
  const bound = optional(children.bound, (inner) => buildBound(builder, inner));
  const { end } = bound?.span ?? relation?.span ?? measure.span;
  return { kind: 'expected-measure', span: { start: measure.span.start, end }, measure, relation, bound };
}

function buildRelation(tokens: readonly IToken[] | undefined): Relation | undefined {
  return optional(tokens, (token): Relation | undefined => {
    const comparator = COMPARATORS.find((symbol) => symbol === token.image);
    return comparator === undefined ? undefined : { kind: 'relation', span: tokenSpan(token), comparator };
  });
}

function buildBound(builder: Builder, node: cst.BoundCstNode): Bound | undefined {
  const quantity = optional(node.children.quantity, (inner) => buildQuantity(builder, inner));
  if (quantity === undefined) return undefined;
  const servers = node.children.Servers === undefined ? undefined : { of: node.children.Of !== undefined };
  return { kind: 'bound', span: nodeSpan(node), quantity, servers };
}

function buildMeasure(builder: Builder, node: cst.MeasureCstNode): Measure {
  const { children } = node;
  return {
    kind: 'measure',
    span: nodeSpan(node),
    statistic: buildName(builder, children.Statistic, node),
    of: optional(children.measured, (inner) => buildMeasured(builder, inner)),
    given: buildGiven(builder, node),
  };
}

function buildGiven(builder: Builder, node: cst.MeasureCstNode): Given | undefined {
  const { children } = node;
  const word = first(children.Given);
  if (word === undefined) return undefined;
  const bug = children.Any === undefined ? buildName(builder, children.Name, node) : undefined;
  const last = bug?.span ?? optional(children.Bug, tokenSpan) ?? tokenSpan(word);
  return { kind: 'given', span: { start: tokenSpan(word).start, end: last.end }, bug };
}

function buildMeasured(builder: Builder, { children }: cst.MeasuredCstNode): Measured | undefined {
  return (
    optional(children.ofDuration, (node): Measured => {
      return { kind: 'of-duration', span: nodeSpan(node), completed: node.children.Of !== undefined };
    }) ??
    optional(children.ofEnding, (node): Measured => {
      const { Rollback, Stop } = node.children;
      const ending = Rollback !== undefined ? 'rollback' : Stop !== undefined ? 'stop' : 'completed';
      return { kind: 'of-ending', span: nodeSpan(node), ending };
    }) ??
    optional(children.ofEscape, (node): Measured => {
      return { kind: 'of-escape', span: nodeSpan(node), bug: nameAfter(builder, node, node.children.Of) };
    }) ??
    optional(children.ofFound, (node): Measured => {
      const { bugName, stageName, In } = node.children;
      return {
        kind: 'of-found',
        span: nodeSpan(node),
        bug: optional(bugName, (token) => buildName(builder, [token], node)),
        stage: In === undefined ? undefined : buildName(builder, stageName, node),
      };
    }) ??
    optional(children.ofExposure, (node): Measured => {
      return { kind: 'of-exposure', span: nodeSpan(node), bug: nameAfter(builder, node, node.children.To) };
    }) ??
    optional(children.ofReach, (node): Measured => {
      return { kind: 'of-reach', span: nodeSpan(node), bug: buildName(builder, node.children.Name, node) };
    }) ??
    optional(children.ofDown, (node): Measured => {
      const per = buildLevel(node.children.SingularLevel);
      return { kind: 'of-down', span: nodeSpan(node), perNode: node.children.Per !== undefined, per };
    })
  );
}

/** The name after a word that may be left out with it: missing where only the word is written. */
function nameAfter(
  builder: Builder,
  node: CstNode & { readonly children: { readonly Name?: IToken[] } },
  words: readonly IToken[] | undefined,
): Name | undefined {
  return words === undefined || words.every(isInserted) ? undefined : buildName(builder, node.children.Name, node);
}
