import type { Differences } from "./facts.ts";

/** The subjects of what differs: "table public.a, index public.b and 3 more". */
export function namesOf({ count, first }: Differences): string {
  const names = first.map(({ subject }) => subject).join(", ");
  return count > first.length ? `${names} and ${count - first.length} more` : names;
}

/** The first of what differs, each with its mini-diff. */
export function diffsOf({ first }: Differences): string {
  return first.map(({ subject, diff }) => `${subject}\n${diff}`).join("\n");
}
