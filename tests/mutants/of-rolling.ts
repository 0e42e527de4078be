import type { Mutant } from './mutant.ts';

/** Ways to get going server by server, and standing beside, wrong. */
export const OF_ROLLING: readonly Mutant[] = [
  {
    what: 'with room to be down a rolling server stands beside its old one',
    file: 'rolling.ts',
    find: 'return !step.green && mostThatFit(cell, 1, step.stage.index) >= 1;',
    replace:
      'return !step.green && mostThatFit(cell, 1, step.stage.index) >= 1 && !isBoundedBeside(cell, step.stage.index);',
  },
  {
    what: 'old servers wait for the new ones beside them, whatever room there is',
    file: 'units.ts',
    find: 'if (!unit.step.green) leaveEarly(kernel, unit);',
    replace: '',
  },
  {
    what: 'what failed beside an old server keeps that for good',
    file: 'rolling.ts',
    find: 'while (entry.kept > 0 && cell.outages === 0',
    replace: 'while (entry.kept < 0 && cell.outages === 0',
  },
  {
    what: '`rolling` lets one too many go',
    file: 'rolling.ts',
    find: 'while (unit.flying < unit.size) {',
    replace: 'while (unit.flying <= unit.size) {',
  },
  {
    what: 'a limit on what stands beside is off by one',
    file: 'beside.ts',
    find: 'const left = group.most - group.beside - group.pledged;',
    replace: 'const left = group.most - group.beside - group.pledged + 1;',
  },
  {
    what: 'servers stand beside their old ones though nothing says so',
    file: 'rolling.ts',
    find: '(step.green || isBoundedBeside(cell, stage)) &&',
    replace: '',
  },
  {
    what: 'what surges counts as down',
    file: 'batches.ts',
    find: 'cell.aside += intAt(batch.surged, i);',
    replace: '',
  },
  {
    what: 'what failed beside its old server counts as down',
    file: 'batches.ts',
    find: 'if (surged > 0 && failed > 0) setKept(entry, entry.kept + Math.min(failed, surged));',
    replace: '',
  },
  {
    what: 'rolling servers go back in the place of old ones alone',
    file: 'revert-filling.ts',
    find: 'if (unit.rolling) fillBeside(kernel.inHand, unit, rate);',
    replace: '',
  },
  {
    what: 'nobody looks at a rolling unit where something has come up again',
    file: 'counts.ts',
    find: 'if (more < 0 && group.rooms.length > 0) openRooms(group.rooms);\n  if (more > 0',
    replace: 'if (more > 0',
  },
  {
    what: 'nobody looks at a rolling unit where something no longer stands beside',
    file: 'counts.ts',
    find: 'if (more < 0 && group.rooms.length > 0) openRooms(group.rooms);\n  }\n',
    replace: '}\n',
  },
  {
    what: 'what a rolling unit has looked at it never looks at again',
    file: 'rooms.ts',
    find: 'room.next = 0;',
    replace: '',
  },
  {
    what: 'of what surges in a few places that of the first leaves first',
    file: 'rolling.ts',
    find: 'batch === null || (first !== null && batch.ordinal > first.ordinal)',
    replace: 'batch === null || first !== null',
  },
  {
    what: 'the last place with room is taken first',
    file: 'rolling.ts',
    find: 'entry.position < first.position',
    replace: 'entry.position > first.position',
  },
];
