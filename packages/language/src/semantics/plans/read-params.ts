/** The params of a plan, with what was set from outside. */
import type { Param } from '../../program/index.ts';
import type { Param as ParamNode, Quantity } from '../../syntax/tree.ts';
import { nameMessages } from '../messages/names.ts';
import { quantityMessages } from '../messages/quantities.ts';
import type { ParamScope } from '../quantities/params.ts';
import { describeValue, magnitude, readLiteral, type Value } from '../quantities/value.ts';
import { at, type Context } from '../report.ts';
import { type Settings, settingPlace } from './settings.ts';

export interface ReadParams {
  readonly params: readonly Param[];
  readonly scope: ParamScope;
}

export function readParams(context: Context, nodes: readonly ParamNode[], settings: Settings): ReadParams {
  const values = new Map<string, Value | null>();
  const params: Param[] = [];
  for (const node of nodes) {
    if (node.name.missing) {
      context.report.missing();
      continue;
    }
    const name = node.name.text;
    if (values.has(name)) {
      const finding = at(context, node.name);
      context.report.add(nameMessages.create('duplicate-name', { what: 'param', name }, finding));
      continue;
    }
    const read = readParam(context, node, settings);
    values.set(name, read?.value ?? null);
    if (read !== undefined) params.push(read.param);
  }
  return { params, scope: { values, meanings: new Map() } };
}

function readParam(
  context: Context,
  node: ParamNode,
  settings: Settings,
): { readonly param: Param; readonly value: Value } | undefined {
  const declared = readParamValue(context, node.value);
  const low = node.range === undefined ? undefined : readEnd(context, node.range.from, declared);
  const high = node.range === undefined ? undefined : readEnd(context, node.range.to, declared);
  if (declared === undefined) return undefined;
  const name = node.name.text;
  const set = settings.get(name);
  if (set === null) {
    context.report.missing();
    return undefined;
  }
  const value = set ?? declared;
  const place = set === undefined ? at(context, node.value ?? node) : settingPlace(name, set.text);
  if (value.kind !== declared.kind) {
    const args = {
      expected: `${capital(KINDS[declared.kind])} (as \`${declared.text}\`)`,
      given: describeValue(value),
    };
    context.report.add(quantityMessages.create('wrong-kind', args, place));
    return undefined;
  }
  if (node.range !== undefined) {
    if (low === undefined || high === undefined) return undefined;
    if (magnitude(low) > magnitude(high)) {
      const args = { low: low.text, high: high.text };
      context.report.add(quantityMessages.create('param-range', args, at(context, node.range)));
      return undefined;
    }
    if (magnitude(value) < magnitude(low) || magnitude(value) > magnitude(high)) {
      const args = { name, value: value.text, low: low.text, high: high.text };
      context.report.add(quantityMessages.create('param-out-of-range', args, place));
      return undefined;
    }
  }
  const param: Param = {
    name,
    doc: node.doc?.text ?? '',
    kind: value.kind === 'amount' ? 'number' : value.kind,
    value: magnitude(value),
    low: low === undefined ? null : magnitude(low),
    high: high === undefined ? null : magnitude(high),
    location: at(context, node.name),
  };
  return { param, value };
}

const KINDS: Readonly<Record<Value['kind'], string>> = {
  number: 'a number',
  percent: 'a percent',
  duration: 'a duration',
  amount: 'an amount',
};

function readParamValue(context: Context, node: Quantity | undefined): Value | undefined {
  if (node === undefined) {
    context.report.missing();
    return undefined;
  }
  const given = node.kind === 'name' ? `the name \`${node.text}\`` : undefined;
  const value = node.kind === 'name' ? undefined : readLiteral(context, node);
  if (node.kind !== 'name' && value === undefined) return undefined;
  if (value !== undefined && value.kind !== 'amount') return value;
  const args = { given: given ?? (value === undefined ? '' : describeValue(value)) };
  context.report.add(quantityMessages.create('param-value', args, at(context, node)));
  return undefined;
}

function readEnd(context: Context, node: Quantity | undefined, like: Value | undefined): Value | undefined {
  const value = readParamValue(context, node);
  if (value === undefined || like === undefined || node === undefined || value.kind === like.kind) return value;
  const args = { expected: `${capital(KINDS[like.kind])} (as \`${like.text}\`)`, given: describeValue(value) };
  context.report.add(quantityMessages.create('wrong-kind', args, at(context, node)));
  return undefined;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
