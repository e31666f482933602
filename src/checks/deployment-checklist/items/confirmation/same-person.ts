/** Somebody who wrote or committed a part of the release. */
export type Person = { readonly name: string; readonly email: string };

/**
 * Whether `by`, as given to `promote confirm --by`, is a person of the history: one of its words for itself (a name, an
 * address, `Name <address>`, a login) is the person's name, address, or the address's part before the @. Letter case,
 * accents and white space count for nothing. A name that somebody else has, too, is taken for the same person.
 */
export function isSamePerson(by: string, { name, email }: Person): boolean {
  const theirs = [name, email, untagged(email), loginOf(email)]
    .map(plain)
    .filter((word) => word !== "");
  return wordsFor(by).some((word) => theirs.includes(word));
}

/** What somebody calls themselves: the whole, and for `Name <address>` either part. */
function wordsFor(by: string): readonly string[] {
  const [, name = "", email = ""] = /^(.*?)<([^<>]*)>\s*$/.exec(by) ?? [];
  return [by, name, email, untagged(by), untagged(email)].map((word) =>
    plain(word.replace(/^\s*@/, "")),
  );
}

/** ada+oncall@example.com is a mailbox of ada@example.com. */
function untagged(email: string): string {
  return email.replace(/^([^+@\s]*[^+@\s\d][^+@\s]*)\+[^@\s]*@/, "$1@");
}

/** `ada` of ada@example.com and of 123+ada@users.noreply.github.com. */
function loginOf(email: string): string {
  return untagged(email)
    .replace(/@.*/, "")
    .replace(/^\d+\+/, "");
}

/** Somebody as the configuration names them: `Name <address>`, or either. */
export function personNamed(text: string): Person {
  const [, name = text, email = ""] = /^(.*?)\s*<([^<>]*)>\s*$/.exec(text) ?? [];
  return { name, email: email === "" && name.includes("@") ? name : email };
}

function plain(word: string): string {
  return word
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/\s+/g, " ")
    .trim();
}
