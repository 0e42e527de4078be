/** The params of a plan, with what was set from outside. */
import type { Param } from '../../program/index.ts';
import type { Name, Param as ParamNode, Quantity, Range } from '../../syntax/tree.ts';
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
  const names = new Map<string, Name>();
  const params: Param[] = [];
  for (const node of nodes) {
    if (node.name.missing) {
      context.report.missing();
      continue;
    }
    const name = node.name.text;
    const other = names.get(name);
    if (other !== undefined) {
      const related = [{ ...at(context, other), message: 'the other one' }];
      const finding = { ...at(context, node.name), related };
      context.report.add(nameMessages.create('duplicate-name', { what: 'param', name }, finding));
      continue;
    }
    names.set(name, node.name);
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
  const low = node.range === undefined ? undefined : readParamValue(context, node.range.from);
  const high = node.range === undefined ? undefined : readParamValue(context, node.range.to);
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
    if (!endsAreLike(context, node.range, declared, low, high)) return undefined;
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

const RANGES: Readonly<Record<Value['kind'], string>> = {
  number: 'a range of numbers',
  percent: 'a range of percents',
  duration: 'a range of durations',
  amount: 'a range of amounts',
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

/** Whether both ends of a range are of the value's kind. A range that is all of another kind is one mistake. */
function endsAreLike(context: Context, range: Range, like: Value, low: Value, high: Value): boolean {
  const expected = `${capital(KINDS[like.kind])} (as \`${like.text}\`)`;
  if (low.kind !== like.kind && high.kind !== like.kind) {
    const given = `the range \`${low.text}..${high.text}\``;
    context.report.add(
      quantityMessages.create(
        'wrong-kind',
        {
          expected: `${capital(RANGES[like.kind])}, like \`${like.text}\`,`,
          given,
          asIn: like.kind === 'number' ? low.text : undefined,
        },
        at(context, range),
      ),
    );
    return false;
  }
  const ends = [
    [range.from, low],
    [range.to, high],
  ] as const;
  for (const [node, value] of ends) {
    if (node === undefined || value.kind === like.kind) continue;
    const args = { expected, given: describeValue(value) };
    context.report.add(quantityMessages.create('wrong-kind', args, at(context, node)));
    return false;
  }
  return true;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
