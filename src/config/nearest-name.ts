import { distance } from "fastest-levenshtein";

/** More wrong letters than this make another word, however long it is. */
const mostWrong = 3;

/** The name that was probably meant: at most a third of its letters are wrong. Undefined when none is near. */
export function nearestName(given: string, known: readonly string[]): string | undefined {
  const allowed = Math.min(mostWrong, Math.ceil(given.length / 3));
  const [nearest] = known
    .map((name) => ({ name, wrong: distance(given.toLowerCase(), name.toLowerCase()) }))
    .filter(({ wrong }) => wrong <= allowed)
    .sort((one, other) => one.wrong - other.wrong);
  return nearest?.name;
}
