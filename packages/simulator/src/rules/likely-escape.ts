/** A bug that is there will probably not be found. */
import type { MachineMeasure } from '@rollout/compiler';
import { shareOption } from '@rollout/language';
import { shareText } from '../checks/number-text.ts';
import { known } from '../known.ts';
import { runRule } from './run-rule.ts';

const planOf = (bake: string): string => `topology fleet { region west { cluster web[4] { server[20] } } }
model typical {
  deploy takes 30m per cluster
  bug leak { present 3%  surfaces after exponential(mean 1_000 server-hours) }
  gate health { detects 90%  takes 5m }
}
plan weekly on fleet using typical {
  maxDown 25% per cluster
  stage first {
    deploy 1 cluster
    wait ${bake}
    gate health
  }
  stage rest {
    deploy remaining
    wait ${bake}
    gate health
  }
}
`;

interface Args {
  readonly bug: string;
  readonly escapes: string;
  /** Of those that get through, in how many it has not shown when the plan ends. */
  readonly hidden: string;
  readonly mostlyHidden: boolean;
  readonly most: string;
}

export const likelyEscape = runRule({
  code: 'likely-escape',
  severity: 'warning',
  recommended: true,
  title: 'A bug that will probably get through',
  options: {
    most: shareOption(0.2, 'The chance with which a bug that is there may escape.'),
  },
  message: ({ bug, escapes, hidden, most }: Args) =>
    `A release with \`${bug}\` gets through with ${escapes}, and nobody has found it: in ${hidden} of these it has not even shown when the plan ends. ${most} is the most there should be.`,
  help: ({ mostlyHidden }) =>
    mostlyHidden
      ? 'Wait longer before gates, above all the last one, so that it has the exposure that it needs to show.'
      : 'Look more than once: a gate after each stage, or a check that sees it more surely.',
  page: {
    meaning:
      'Of each bug of the model that some check of the plan can see, at most a fifth of the releases that have it complete without its being found. The chance is exact where the ' +
      'plan has at most 500 different runs, or is a chain of gates; else it is that of a run in which nothing else goes wrong and all times are their medians.',
    rationale:
      'A staged rollout is paid for in days, so that bugs are found while few people have them. If a bug that the authors know of gets through ' +
      'every time in five, those days buy little: it is found by customers, on the whole fleet, with the next release on its way. Either it needs more ' +
      'exposure to show than the plan gives it before its gates, or the gates miss it when it has shown.',
    raises: planOf('1h'),
    avoids: planOf('24h'),
    sources: [
      {
        title:
          'Li et al.: Gandalf: An Intelligent, End-To-End Analytics Service for Safe Deployment in Large-Scale Cloud Infrastructure (NSDI ’20)',
        url: 'https://www.usenix.org/conference/nsdi20/presentation/li',
      },
    ],
  },
  check: ({ sources, outlook, figures }, { most }, report) => {
    const found = outlook();
    found?.bugs.forEach(({ name, present, missed, out, shown, found: finds }, bug) => {
      // Of what no check sees others tell.
      if (present === 0 || !out || missed <= most || finds.every((chance) => chance === 0)) return;
      const exactly = figures([escapeOf(bug)]);
      const escapes = exactly.kind === 'exact' ? known(exactly.values[0]) : missed;
      if (!(escapes > most)) return;
      // Both of the one run: what is exact also knows of releases that a false alarm has stopped.
      const hidden = Math.min(1, (1 - known(shown.at(-1))) / missed);
      const finding = {
        bug: name,
        escapes: shareText(escapes),
        hidden: shareText(hidden),
        mostlyHidden: hidden > 0.5,
        most: shareText(most),
      };
      report(finding, sources.plan);
    });
  },
});

const escapeOf = (bug: number): MachineMeasure => ({
  kind: 'chance',
  of: { kind: 'escape', bug },
  given: { kind: 'bug', bug },
});
