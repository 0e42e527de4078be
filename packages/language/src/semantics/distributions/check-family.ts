import type { Distribution } from '../../program/index.ts';
import type { Argument, DistributionCall } from '../../syntax/tree.ts';
import { distributionMessages } from '../messages/distributions.ts';
import { quantityMessages } from '../messages/quantities.ts';
import { expectCount, expectNumber, type QuantityContext } from '../quantities/expect.ts';
import { at } from '../report.ts';
import { type Arguments, quantityOf, sortArguments } from './arguments.ts';
import type { Form, Parameter } from './families.ts';
import { reportForm } from './report-form.ts';
import { type DistributionUnit, expectOfUnit } from './unit.ts';

/** A distribution that is told by numbers, in one of its forms. */
export function checkFamily(
  context: QuantityContext,
  unit: DistributionUnit,
  call: DistributionCall,
  forms: readonly Form[],
): Distribution | undefined {
  const args = sortArguments(call);
  const form = forms.find((candidate) => missingOf(candidate, args).length === 0);
  if (form === undefined)
    return reportForm(context, unit, call, missingOf(nearestForm(forms, args), args).map(parameterName));
  if (args.twice.length > 0 || form.parameters.length !== call.args.length) return reportForm(context, unit, call, []);

  const nodes = form.parameters.map((parameter) => argumentFor(parameter, args));
  if (nodes.some((node) => node?.weight !== undefined || quantityOf(node) === undefined)) {
    return reportForm(context, unit, call, []);
  }
  const values = form.parameters.map((parameter, i) => readParameter(context, unit, parameter, nodes[i]));
  const [a, b, c] = values;
  if (values.some((value) => value === undefined)) return undefined;
  for (const { smaller, larger, mayEqual } of form.ordered) {
    const low = values[smaller] ?? 0;
    const high = values[larger] ?? 0;
    if (low > high || (low === high && !mayEqual)) {
      const names = { smaller: form.parameters[smaller]?.name ?? '', larger: form.parameters[larger]?.name ?? '' };
      const message = { smaller: capital(names.smaller), larger: names.larger, mayEqual };
      context.report.add(distributionMessages.create('distribution-order', message, at(context, call)));
      return undefined;
    }
  }
  return form.make(a ?? 0, b ?? 0, c ?? 0);
}

function argumentFor(parameter: Parameter, args: Arguments): Argument | undefined {
  return typeof parameter.key === 'number' ? args.unlabelled[parameter.key] : args.labelled.get(parameter.key);
}

function missingOf(form: Form, args: Arguments): readonly Parameter[] {
  return form.parameters.filter((parameter) => argumentFor(parameter, args) === undefined);
}

/** The form of which the least is missing. */
function nearestForm(forms: readonly Form[], args: Arguments): Form {
  return forms.reduce((best, form) => (missingOf(form, args).length < missingOf(best, args).length ? form : best));
}

function parameterName({ key, name }: Parameter): string {
  return typeof key === 'number' ? name.replace(/^the /, '') : `\`${key}\``;
}

function readParameter(
  context: QuantityContext,
  unit: DistributionUnit,
  parameter: Parameter,
  argument: Argument | undefined,
): number | undefined {
  const node = quantityOf(argument);
  const what = capital(parameter.name);
  switch (parameter.kind) {
    case 'count':
      return expectCount(context, node, what);
    case 'quantity':
      return expectOfUnit(context, unit, node);
    case 'positive-quantity':
    case 'positive-number': {
      const value =
        parameter.kind === 'positive-number' ? expectNumber(context, node) : expectOfUnit(context, unit, node);
      if (value === undefined || value > 0 || node === undefined) return value;
      context.report.add(quantityMessages.create('must-be-positive', { what }, at(context, node)));
      return undefined;
    }
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
