import { commands, Disposable } from 'vscode';
import { telling } from '../results/asking.ts';
import type { TestView } from '../test-view/register-test-view.ts';
import { registerAfterEdits } from './after-edits.ts';
import { calibrate } from './calibrate.ts';
import { check } from './check.ts';
import type { CommandId } from './command-ids.ts';
import { compareWithGit } from './compare-with-git.ts';
import { compareWithParams } from './compare-with-params.ts';
import { compareWithPlan } from './compare-with-plan.ts';
import { explain } from './explain.ts';
import { exportPicture } from './export-picture.ts';
import { exportReport } from './export-report.ts';
import { fixAll } from './fix-all.ts';
import { formatAll } from './format-all.ts';
import { judge } from './judge.ts';
import { menu } from './menu.ts';
import { newPlan } from './new-plan.ts';
import { openConfiguration } from './open-configuration.ts';
import { optimize } from './optimize.ts';
import { optimizeFor } from './optimize-for.ts';
import { play } from './play.ts';
import { showMachine } from './show-machine.ts';
import { simulate } from './simulate.ts';
import { simulateWith } from './simulate-with.ts';
import type { CommandWork, Surroundings } from './surroundings.ts';
import { test } from './test.ts';
import { trace } from './trace.ts';

/** Every command of ours but that which opens previews, which they register themselves. */
export function registerCommands(surroundings: Surroundings, view: TestView): Disposable {
  const works: Readonly<Record<CommandId, CommandWork>> = {
    'rollout.simulate': simulate,
    'rollout.simulateWith': simulateWith,
    'rollout.play': play,
    'rollout.optimize': optimize,
    'rollout.optimizeFor': optimizeFor,
    'rollout.compareWithGit': compareWithGit,
    'rollout.compareWithParams': compareWithParams,
    'rollout.compareWithPlan': compareWithPlan,
    'rollout.test': (around, argument) => test(view, around, argument),
    'rollout.trace': trace,
    'rollout.exportReport': exportReport,
    'rollout.exportPicture': exportPicture,
    'rollout.showMachine': showMachine,
    'rollout.check': check,
    'rollout.fixAll': fixAll,
    'rollout.formatAll': formatAll,
    'rollout.explain': explain,
    'rollout.newPlan': newPlan,
    'rollout.openConfiguration': openConfiguration,
    'rollout.judge': judge,
    'rollout.calibrate': calibrate,
    'rollout.menu': menu,
    'rollout.showOutput': async ({ server }) => server.showOutput(),
    'rollout.restartServer': ({ server }) => server.restart(),
    'rollout.openSettings': async () => {
      await commands.executeCommand('workbench.action.openSettings', `@ext:${EXTENSION}`);
    },
  };
  return Disposable.from(
    registerAfterEdits(),
    ...Object.entries(works).map(([id, work]) =>
      commands.registerCommand(
        id,
        telling(surroundings.server, (...args) => work(surroundings, ...args)),
      ),
    ),
  );
}

const EXTENSION = 'rollout.rollout-vscode';
