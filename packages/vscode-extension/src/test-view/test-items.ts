import type { ExpectingPlan, WireRange } from '@rollout/language-server';
import { type TestController, type TestItem, type Uri, workspace } from 'vscode';
import { rangeOf } from '../range-of.ts';

/** What a test in the tree stands for. */
export type Subject =
  | { readonly kind: 'file'; readonly uri: string }
  | { readonly kind: 'plan'; readonly uri: string; readonly plan: string }
  | { readonly kind: 'expectation'; readonly uri: string; readonly plan: string; readonly text: string };

export interface TestTree {
  readonly subjectOf: (item: TestItem) => Subject | undefined;
  /** Makes the file's tests what it expects now. A file that expects nothing is not in the tree. */
  readonly set: (uri: Uri, plans: readonly ExpectingPlan[]) => void;
  readonly remove: (uri: Uri) => void;
}

export function testTree(controller: TestController): TestTree {
  const subjects = new WeakMap<TestItem, Subject>();

  const create = (id: string, label: string, uri: Uri, range: WireRange | undefined, subject: Subject): TestItem => {
    const item = controller.createTestItem(id, label, uri);
    if (range !== undefined) item.range = rangeOf(range);
    subjects.set(item, subject);
    return item;
  };

  const planItem = (uri: Uri, { plan, range, expectations }: ExpectingPlan): TestItem => {
    const key = uri.toString();
    const item = create(`${key}#${plan}`, plan, uri, range, { kind: 'plan', uri: key, plan });
    item.children.replace(
      expectations.map(({ text, range: place }, index) =>
        create(`${key}#${plan}#${index}`, text, uri, place, { kind: 'expectation', uri: key, plan, text }),
      ),
    );
    return item;
  };

  return {
    subjectOf: (item) => subjects.get(item),
    set: (uri, plans) => {
      const expecting = plans.filter(({ expectations }) => expectations.length > 0);
      if (expecting.length === 0) return controller.items.delete(uri.toString());
      const key = uri.toString();
      const file =
        controller.items.get(key) ??
        create(key, workspace.asRelativePath(uri), uri, undefined, { kind: 'file', uri: key });
      file.children.replace(expecting.map((plan) => planItem(uri, plan)));
      controller.items.add(file);
    },
    remove: (uri) => controller.items.delete(uri.toString()),
  };
}
