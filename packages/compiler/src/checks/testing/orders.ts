/** Every order in which a few tasks can stand: one after the other, in groups, or as a graph. */

/** For each task all those that end before it begins. */
export type Order<T> = ReadonlyMap<T, readonly T[]>;

export function permutations<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length === 0) return [[]];
  return items.flatMap((first, index) => permutations(items.toSpliced(index, 1)).map((rest) => [first, ...rest]));
}

/** Every way to lay tasks in groups, one after the other: those of a group side by side. */
export function weakOrders<T>(items: readonly T[]): readonly (readonly (readonly T[])[])[] {
  if (items.length === 0) return [[]];
  return subsets(items).flatMap((group) =>
    group.length === 0 ? [] : weakOrders(items.filter((item) => !group.includes(item))).map((rest) => [group, ...rest]),
  );
}

function subsets<T>(items: readonly T[]): readonly (readonly T[])[] {
  const [first, ...rest] = items;
  if (first === undefined) return [[]];
  return subsets(rest).flatMap((some) => [some, [first, ...some]]);
}

/** Every partial order of tasks. */
export function partialOrders<T extends string>(tasks: readonly T[]): readonly Order<T>[] {
  const found = new Map<string, Order<T>>();
  for (const ranked of permutations(tasks)) {
    // Each may come after any that rank before it, and then after all that those come after.
    const orders = ranked.reduce<readonly Order<T>[]>(
      (before, task, index) =>
        before.flatMap((order) =>
          subsets(ranked.slice(0, index))
            .filter((some) => some.every((one) => order.get(one)?.every((other) => some.includes(other))))
            .map((some) => new Map([...order, [task, some]])),
        ),
      [new Map()],
    );
    for (const order of orders) found.set(tasks.map((task) => order.get(task)?.toSorted().join()).join(' '), order);
  }
  return [...found.values()];
}

/** A stage for each task. Those without one before them begin with the plan. */
export function stagesIn<T extends string>(order: Order<T>, does: (task: T) => string): string {
  const tasks = [...order.keys()];
  const roots = tasks.filter((task) => order.get(task)?.length === 0);
  const others = tasks.filter((task) => !roots.includes(task));
  return [
    `parallel { ${roots.map((task) => `stage ${task} { ${does(task)} }`).join('\n')} }`,
    ...others.map((task) => `stage ${task} after ${order.get(task)?.join(', ')} { ${does(task)} }`),
  ].join('\n');
}
