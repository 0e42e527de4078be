import type { Results } from '@rollout/simulator';
import type { VNode } from 'preact';
import { printable } from '../../../../text/printable.ts';
import type { SourceFile } from '../../page-input.ts';
import { assumptionsOf } from './assumptions.ts';
import type { ComparedMachines } from './compared-numbers.tsx';
import { writtenNumbers } from './written.ts';

interface Props {
  readonly machines: ComparedMachines;
  /** The files that each was read from. */
  readonly sourcesOf: Readonly<Record<'a' | 'b', readonly SourceFile[]>>;
  readonly starts: Readonly<Record<'a' | 'b', Results['start']>>;
}

/** What the figures of both plans rest on; then what those of one alone do. */
export function ComparedAssumptions({ machines, sourcesOf, starts }: Props): VNode {
  const of = (side: 'a' | 'b'): string[] => {
    const machine = machines[side];
    const written = writtenNumbers(sourcesOf[side], machine.plan, machine.scenario);
    return printable(assumptionsOf(machine, written, starts[side]));
  };
  const [a, b] = [of('a'), of('b')];
  const lists = [
    { title: '', sentences: a.filter((sentence) => b.includes(sentence)) },
    { title: 'Of A alone', sentences: a.filter((sentence) => !b.includes(sentence)) },
    { title: 'Of B alone', sentences: b.filter((sentence) => !a.includes(sentence)) },
  ];
  return (
    <>
      {lists.map(
        ({ title, sentences }) =>
          sentences.length > 0 && (
            <div class="held">
              {title !== '' && <h3 class="group">{title}</h3>}
              <ul class="assumed">
                {sentences.map((sentence) => (
                  <li>{sentence}</li>
                ))}
              </ul>
            </div>
          ),
      )}
    </>
  );
}
