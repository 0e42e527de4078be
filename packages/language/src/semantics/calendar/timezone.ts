/** Names of time zones, as the platform knows them. */
const known = new Map<string, boolean>();

/** Whether it is the name of a zone in the IANA database. */
export function isTimezone(name: string): boolean {
  let is = known.get(name);
  if (is === undefined) {
    // `+01:00` is an offset, which the platform takes too: it has no daylight saving, and is no place.
    is = /^[A-Za-z]/.test(name) && accepted(name);
    known.set(name, is);
  }
  return is;
}

export function timezones(): readonly string[] {
  return Intl.supportedValuesOf('timeZone');
}

function accepted(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}
