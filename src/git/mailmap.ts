import type { Person } from "./authors-since.ts";

/**
 * The people, and every other name and address that a mailmap gives them:
 * https://git-scm.com/docs/gitmailmap. Pure.
 */
export function withAliases(people: readonly Person[], mailmap: string): readonly Person[] {
  const groups = mailmap.split(/\r?\n/).map(identitiesIn);
  const known = new Map(people.map((person) => [`${person.name}\n${person.email}`, person]));
  const emails = new Set(people.map(({ email }) => email.toLowerCase()));
  for (let before = -1; before < known.size; ) {
    before = known.size;
    for (const group of groups) {
      if (!group.some(({ email }) => emails.has(email.toLowerCase()))) continue;
      for (const person of group) {
        known.set(`${person.name}\n${person.email}`, person);
        emails.add(person.email.toLowerCase());
      }
    }
  }
  return [...known.values()];
}

/** `Proper Name <proper@address> Commit Name <commit@address>`, most of it optional. */
function identitiesIn(line: string): readonly Person[] {
  return [...line.replace(/#.*$/, "").matchAll(/([^<>]*)<([^<>]*)>/g)].map(
    ([, name = "", email = ""]) => ({ name: name.trim(), email: email.trim() }),
  );
}
