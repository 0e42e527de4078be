/** An entry that must be there; its absence is a bug of ours. */
export function at<T>(list: ArrayLike<T>, index: number): T {
  const value = list[index];
  if (value === undefined) throw new Error(`no entry ${index} among ${list.length}`);
  return value;
}
