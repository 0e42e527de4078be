/** Quantities of the kind that a sentence asks for. Each gives undefined where there is none, after reporting why. */
import type { ExposureUnit, Milliseconds, Probability, Share } from '../../program/index.ts';
import type { Quantity } from '../../syntax/tree.ts';
import { quantityMessages } from '../messages/quantities.ts';
import { at, type Context } from '../report.ts';
import { isDoubtful } from '../source.ts';
import { replaceText, replaceWith } from '../suggest.ts';
import type { ParamScope, PercentMeaning } from './params.ts';
import { exactly, percentText } from './shares.ts';
import { describeValue, exactShare, readLiteral, type Value } from './value.ts';

/** Where quantities stand: `params` null outside plans. */
export interface QuantityContext extends Context {
  readonly params: ParamScope | null;
}

type Node = Quantity | undefined;

export function readQuantity(context: QuantityContext, node: Node): Value | undefined {
  if (node === undefined) {
    context.report.missing();
    return undefined;
  }
  if (node.kind !== 'name') return readLiteral(context, node);
  if (node.missing) {
    context.report.missing();
    return undefined;
  }
  const value = context.params?.values.get(node.text);
  // What the parser stumbled over, or right after, may have been meant as something else.
  if (value === null || (value === undefined && isDoubtful(context.file, node))) {
    context.report.missing();
    return undefined;
  }
  if (context.params === null) {
    context.report.add(quantityMessages.create('param-outside-plan', { name: node.text }, at(context, node)));
    return undefined;
  }
  if (value === undefined) {
    const suggestion = context.report.suggest(node.text, context.params.values.keys());
    const location = at(context, node);
    context.report.add(
      quantityMessages.create(
        'unknown-param',
        { name: node.text, suggestion, where: 'plan' },
        { ...location, fix: replaceWith(location, suggestion) },
      ),
    );
  }
  return value;
}

export function expectProbability(context: QuantityContext, node: Node): Probability | undefined {
  return percent(context, node, 'probability', 'A probability, such as `5%`,')?.fraction;
}

export function expectConfidence(context: QuantityContext, node: Node): Probability | undefined {
  return percent(context, node, 'probability', 'A confidence, such as `99.9%`,')?.fraction;
}

/** A probability, with the decimal that it was written as. */
export function expectChance(
  context: QuantityContext,
  node: Node,
): { readonly probability: Probability; readonly share: Share } | undefined {
  const value = percent(context, node, 'probability', 'A probability, such as `5%`,');
  return value === undefined ? undefined : { probability: value.fraction, share: value.share };
}

/** More than 0%. */
export function expectPositiveShareOfServers(context: QuantityContext, node: Node, what: string): Share | undefined {
  const share = expectShareOfServers(context, node);
  if (share === undefined || node === undefined) return undefined;
  return positive(context, node, what, share.digits) ? share : undefined;
}

export function expectShareOfServers(context: QuantityContext, node: Node): Share | undefined {
  return percent(context, node, 'percent of servers', 'A percent of servers, such as `25%`,')?.share;
}

export function expectShareOfTraffic(context: QuantityContext, node: Node): Share | undefined {
  return percent(context, node, 'share of traffic', 'A share of traffic, such as `12%`,')?.share;
}

/** More than 0%. */
export function expectPositiveShareOfTraffic(context: QuantityContext, node: Node, what: string): Share | undefined {
  const share = expectShareOfTraffic(context, node);
  if (share === undefined || node === undefined) return undefined;
  return positive(context, node, what, share.digits) ? share : undefined;
}

/** More than 0%. */
export function expectPositiveShareOfUsers(context: QuantityContext, node: Node, what: string): Share | undefined {
  const share = percent(context, node, 'share of users', 'A percent of users, such as `5%`,')?.share;
  if (share === undefined || node === undefined) return undefined;
  return positive(context, node, what, share.digits) ? share : undefined;
}

export function expectDuration(context: QuantityContext, node: Node): Milliseconds | undefined {
  const value = readQuantity(context, node);
  if (value === undefined || node === undefined) return undefined;
  if (value.kind === 'duration') return value.milliseconds;
  return wrongKind(context, node, 'A duration, such as `30m`,', value);
}

export function expectPositiveDuration(context: QuantityContext, node: Node, what: string): Milliseconds | undefined {
  const duration = expectDuration(context, node);
  if (duration === undefined || node === undefined) return undefined;
  return positive(context, node, what, duration) ? duration : undefined;
}

/** An amount of exposure in that unit. */
export function expectAmount(context: QuantityContext, unit: ExposureUnit, node: Node): number | undefined {
  const value = readQuantity(context, node);
  if (value === undefined || node === undefined) return undefined;
  if (value.kind === 'amount' && value.unit === unit) return value.amount;
  return wrongKind(context, node, `An amount of exposure, such as \`200 ${unit}\`,`, value);
}

/** A percent of what a metric may be a share of. */
export function expectReading(context: QuantityContext, node: Node): number | undefined {
  return percent(context, node, 'share', 'A percent, such as `0.5%`,')?.fraction;
}

/** A percent of any size, such as `150%`; only where there are no params. */
export function expectAnyShare(context: QuantityContext, node: Node): Share | undefined {
  if (node?.kind !== 'percent' || node.value <= 1)
    return percent(context, node, 'share', 'A percent, such as `40%`,')?.share;
  const share = exactShare(node.decimal);
  if (share === undefined)
    context.report.add(quantityMessages.create('too-precise', { text: `${node.text}%` }, at(context, node)));
  return share;
}

export function expectNumber(context: QuantityContext, node: Node): number | undefined {
  const value = readQuantity(context, node);
  if (value === undefined || node === undefined) return undefined;
  if (value.kind === 'number') return value.number;
  return wrongKind(context, node, 'A number, such as `1.5`,', value);
}

/** From 0 to 100. */
export function expectScore(context: QuantityContext, node: Node): number | undefined {
  const value = readQuantity(context, node);
  if (value === undefined || node === undefined) return undefined;
  if (value.kind === 'number' && value.number <= 100) return value.number;
  return wrongKind(context, node, 'A score from 0 to 100, such as `95`,', value);
}

/** A number above zero. */
export function expectPositiveNumber(context: QuantityContext, node: Node, what: string): number | undefined {
  const number = expectNumber(context, node);
  if (number === undefined || node === undefined) return undefined;
  return positive(context, node, what, number) ? number : undefined;
}

/** A whole number of at least `least`; `what` begins the message: "The number of servers". */
export function expectCount(context: QuantityContext, node: Node, what: string, least = 1): number | undefined {
  const value = readQuantity(context, node);
  if (value === undefined || node === undefined) return undefined;
  if (value.kind !== 'number') return wrongKind(context, node, 'A whole number, such as `3`,', value);
  return countOf(context, node, value, what, least);
}

/** A whole number of at least 1, or a percent of servers above 0%. */
export function expectCountOrShare(
  context: QuantityContext,
  node: Node,
  what: string,
): { readonly kind: 'count'; readonly count: number } | { readonly kind: 'share'; readonly share: Share } | undefined {
  const value = readQuantity(context, node);
  if (value === undefined || node === undefined) return undefined;
  switch (value.kind) {
    case 'number': {
      const count = countOf(context, node, value, what, 1);
      return count === undefined ? undefined : { kind: 'count', count };
    }
    case 'percent': {
      const share = expectPositiveShareOfServers(context, node, what);
      return share === undefined ? undefined : { kind: 'share', share };
    }
    case 'duration':
    case 'amount':
      return wrongKind(context, node, 'A percent of servers or a number, such as `25%` or `3`,', value);
  }
}

function countOf(
  context: QuantityContext,
  node: Quantity,
  value: Value & { readonly kind: 'number' },
  what: string,
  least: number,
): number | undefined {
  if (!Number.isInteger(value.number)) {
    context.report.add(quantityMessages.create('not-whole', { text: `\`${value.text}\`` }, at(context, node)));
    return undefined;
  }
  if (value.number < least) {
    const args = { what, least: String(least), given: value.text };
    context.report.add(quantityMessages.create('too-small', args, at(context, node)));
    return undefined;
  }
  return value.number;
}

function percent(
  context: QuantityContext,
  node: Node,
  meaning: PercentMeaning,
  expected: string,
): (Value & { readonly kind: 'percent' }) | undefined {
  const value = readQuantity(context, node);
  if (value === undefined || node === undefined) return undefined;
  if (value.kind !== 'percent') return wrongKind(context, node, expected, value);
  if (node.kind === 'name' && context.params !== null) {
    const first = context.params.meanings.get(node.text);
    const location = at(context, node);
    if (first === undefined) context.params.meanings.set(node.text, { meaning, location });
    else if (first.meaning !== meaning) {
      const args = { name: node.text, here: `a ${meaning}`, there: `a ${first.meaning}` };
      const related = [{ ...first.location, message: `here it is a ${first.meaning}` }];
      context.report.add(quantityMessages.create('mixed-percents', args, { ...location, related }));
      return undefined;
    }
  }
  return value;
}

function positive(context: Context, node: Quantity, what: string, number: number): boolean {
  if (number > 0) return true;
  context.report.add(quantityMessages.create('must-be-positive', { what }, at(context, node)));
  return false;
}

function wrongKind(context: Context, node: Quantity, expected: string, value: Value): undefined {
  if (isDoubtful(context.file, node)) {
    context.report.missing();
    return undefined;
  }
  const suggestion = expected.includes('%') ? asPercent(node) : undefined;
  const location = at(context, node);
  const given = node.kind === 'name' ? `\`${node.text}\`, which is ${describeValue(value)}` : describeValue(value);
  const finding = { ...location, fix: replaceText(location, suggestion, 'unsafe') };
  context.report.add(
    quantityMessages.create('wrong-kind', { expected, given, suggestion, bare: bareNumber(node, expected) }, finding),
  );
  return undefined;
}

/** The number of which only the unit is missing: `24` where a duration is wanted. */
export function bareNumber(node: Quantity, expected: string): string | undefined {
  return expected.startsWith('A duration') && node.kind === 'number' && node.unit === undefined ? node.text : undefined;
}

/** `5%` for `5` and for `0.05`; of `1` nobody knows. */
function asPercent(node: Quantity): string | undefined {
  if (node.kind !== 'number' || node.unit !== undefined || !(node.value > 0 && node.value <= 100)) return undefined;
  if (node.value > 1) return `${node.text}%`;
  const share = node.value < 1 ? exactShare(node.decimal) : undefined;
  return share === undefined ? undefined : percentText(exactly(share));
}
