/** Ways from file to file, as imports write them. */

/** The path of a file as another one names it: `./fleet.rollout`, `../shared/models.rollout`. */
export function pathFrom(file: string, target: string): string {
  const from = file.split('/').slice(0, -1);
  const to = target.split('/');
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++;
  const up = from.slice(same).map(() => '..');
  return [...(up.length === 0 ? ['.'] : up), ...to.slice(same)].join('/');
}

/** The file of that name in the folder of another. */
export function beside(file: string, name: string): string {
  return file.slice(0, file.lastIndexOf('/') + 1) + name;
}
