/** What a JSON value of a record may hold, whoever wrote it. */
export type Members = ReadonlyMap<string, unknown>;

/** The members of an object; none of anything else. */
export function membersOf(value: unknown): Members {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return new Map(isObject ? Object.entries(value) : []);
}

/** The objects in a list; none of anything else. */
export function listIn(value: unknown): readonly Members[] {
  return Array.isArray(value) ? value.map(membersOf) : [];
}

/** A member that is a text, or null. */
export function textMember(members: Members, name: string): string | null {
  const value = members.get(name);
  return typeof value === "string" ? value : null;
}
