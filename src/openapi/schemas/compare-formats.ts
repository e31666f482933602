import {
  type Bounds,
  beginsBefore,
  endsAfter,
  meetBounds,
  unbounded,
  wholeBounds,
} from "./bounds.ts";
import type { Comparing } from "./comparison.ts";
import { isFormatWithin, rangeOfFormat, speaksOf } from "./read-strings.ts";
import type { Shape } from "./shape.ts";

/** Tells formats of values of some types that are taken and not given. */
export function compareFormats(
  { given, taken, old, new: next, types, observer }: Comparing,
  among: readonly string[],
): void {
  const common = among.filter((type) => types.has(type));
  const speaking = (formats: ReadonlySet<string>) =>
    [...formats].filter((format) => common.some((type) => speaksOf(format, type)));
  const own = speaking(given.formats);
  const areWhole = types.has("integer") && !types.has("fraction");
  const missed = speaking(taken.formats).filter(
    (format) =>
      !own.some((other) => isFormatWithin(other, format)) &&
      !(areWhole && isInRange(given, format)),
  );
  if (missed.length === 0) return;
  observer.tell({
    effect: "format",
    before: formatText(speaking(old.formats)),
    after: formatText(speaking(next.formats)),
    keyword: "format",
  });
}

/** The interval of whole numbers with what their formats say of it. */
export function withFormats({ numbers, formats }: Pick<Shape, "numbers" | "formats">): Bounds {
  return [...formats].reduce(
    (bounds: Bounds, format) => meetBounds(bounds, rangeOfFormat(format) ?? unbounded),
    numbers,
  );
}

/** Whether whole numbers are within what a format holds, by their ends or another format. */
function isInRange(given: Shape, format: string): boolean {
  const range = rangeOfFormat(format);
  const bounds = wholeBounds(withFormats(given));
  return range !== undefined && !beginsBefore(bounds, range) && !endsAfter(bounds, range);
}

function formatText(formats: readonly string[]): string | null {
  return formats.length === 0 ? null : [...formats].sort().join(" and ");
}
