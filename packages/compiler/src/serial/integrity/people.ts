import type { Machine } from '../../machine/machine.ts';
import type { Report } from './report.ts';

const WEEK = 604_800_000;
/** A change lands within 520 weeks, or within the longest period of a train. */
const LONGEST_LANDING = 520 * WEEK;

/** Rings that widen up to the whole audience, flags of different names, a landing that trains ask for. */
export function checkPeople({ audience, flags, start, landing, steps, numbers }: Machine, report: Report): void {
  audience?.rings.forEach(({ name, users }, index) => {
    const { rings } = audience;
    if (users < (rings[index - 1]?.users ?? 1))
      report(`/audience/rings/${index}/users`, 'is less than the ring before');
    if (index === rings.length - 1 && users !== audience.users)
      report(`/audience/rings/${index}/users`, 'is not all of the audience');
    if (rings.findIndex((ring) => ring.name === name) < index)
      report(`/audience/rings/${index}/name`, 'is that of another too');
  });
  flags.forEach(({ name }, index) => {
    if (flags.findIndex((flag) => flag.name === name) < index) report(`/flags/${index}/name`, 'is that of another too');
  });
  numbers.bugs.forEach(({ behind, unit, shows }, index) => {
    const where = `/numbers/bugs/${index}`;
    if (behind !== null && behind >= flags.length) report(`${where}/behind`, 'is no flag of the machine');
    if (audience !== null) return;
    if (behind !== null) report(`${where}/behind`, 'asks for an audience');
    if (unit === 'user-hours') report(`${where}/unit`, 'asks for an audience');
    if (shows.some(({ level }) => level === 'ring')) report(`${where}/shows`, 'asks for an audience');
  });
  const periods = steps.flatMap((step) =>
    step.kind === 'clock' && step.until.kind === 'train' ? [step.until.every] : [],
  );
  if (landing > 0 && start !== null) report('/landing', 'is not 0, though the start is said');
  else if (landing > 0 && periods.length === 0) report('/landing', 'is not 0, though no train leaves');
  else if (landing > Math.max(LONGEST_LANDING, ...periods)) report('/landing', 'is longer than any train takes');
}
