import type { Comparing } from "./comparison.ts";
import { isFormatWithin, speaksOf } from "./read-strings.ts";

/** The format that every text has. */
const anyOctets = "binary";

/** Tells formats of values of some types that are taken and not given. */
export function compareFormats(
  { given, taken, old, new: next, types, observer }: Comparing,
  among: readonly string[],
): void {
  const common = among.filter((type) => types.has(type));
  const speaking = (formats: ReadonlySet<string>) =>
    [...formats].filter((format) => common.some((type) => speaksOf(format, type)));
  const own = speaking(given.formats);
  const missed = speaking(taken.formats).filter(
    (format) => format !== anyOctets && !own.some((other) => isFormatWithin(other, format)),
  );
  if (missed.length === 0) return;
  observer.tell({
    effect: "format",
    before: formatText(speaking(old.formats)),
    after: formatText(speaking(next.formats)),
    keyword: "format",
  });
}

function formatText(formats: readonly string[]): string | null {
  return formats.length === 0 ? null : [...formats].sort().join(" and ");
}
