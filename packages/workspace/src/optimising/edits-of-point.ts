/** A point of a front as changes of the text: the defaults of the params that differ, the order of places if that was searched, and nothing else. */
import type { Tree } from '@rollout/language';
import { type Axis, textOfValue } from '@rollout/simulator';
import type { Document } from '../phases/open-document.ts';
import { type Edit, type OrderList, orderEdits } from './orders.ts';

/** `values`: one an axis. None: the plan is so already. */
export function editsOfPoint(
  { path, project }: Document,
  plan: string,
  axes: readonly Axis[],
  lists: readonly OrderList[],
  values: readonly number[],
): readonly Edit[] {
  const declared = project.files
    .get(path)
    ?.tree.declarations.find((each) => each.kind === 'plan' && each.name.text === plan);
  const items = declared?.kind === 'plan' ? declared.items : [];
  return axes.flatMap((axis, at) => {
    const value = values[at];
    const list = lists.find(({ name }) => axis.kind === 'choice' && name === axis.name);
    if (list !== undefined) return orderEdits(list, value ?? 0);
    const param = items.find((item) => item.kind === 'param' && item.name.text === axis.name);
    if (value === undefined || param?.kind !== 'param' || param.value === undefined) return [];
    const written = param.value;
    if (magnitudeOf(written) === value) return [];
    return [{ ...written.span, text: textOfValue(axis, value) }];
  });
}

/** Of a literal; null: a name stands there. */
export function magnitudeOf(quantity: Tree.Quantity): number | null {
  switch (quantity.kind) {
    case 'duration':
      return quantity.milliseconds;
    case 'percent':
    case 'number':
      return quantity.value;
    case 'name':
      return null;
  }
}
