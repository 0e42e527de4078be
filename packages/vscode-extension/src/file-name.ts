/** The last part of a URI's path, as people read it. */
export function fileName(uri: string): string {
  const [path = ''] = uri.split(/[?#]/);
  const name = path.slice(path.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
