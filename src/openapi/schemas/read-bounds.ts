import { memberOf } from "../../data/json.ts";
import { anySize, type Bounds, meetBounds, unbounded } from "./bounds.ts";
import type { Part } from "./schema.ts";

type Read = Pick<Part, "node"> | undefined;

/** The interval of numbers, with exclusive ends as 3.0 (booleans) and 3.1 (numbers) write them. */
export function boundsOf(part: Read): Bounds {
  const [minimum, maximum] = [numberAt(part, "minimum"), numberAt(part, "maximum")];
  const [above, under] = [numberAt(part, "exclusiveMinimum"), numberAt(part, "exclusiveMaximum")];
  const closed = {
    min: minimum ?? unbounded.min,
    max: maximum ?? unbounded.max,
    isMinOpen: minimum !== undefined && memberOf(part?.node, "exclusiveMinimum") === true,
    isMaxOpen: maximum !== undefined && memberOf(part?.node, "exclusiveMaximum") === true,
  };
  const open = {
    min: above ?? unbounded.min,
    max: under ?? unbounded.max,
    isMinOpen: above !== undefined,
    isMaxOpen: under !== undefined,
  };
  return meetBounds(closed, open);
}

/** Lengths of texts, in characters. */
export function lengthsOf(part: Read): Bounds {
  return sizeBetween(part, "minLength", "maxLength");
}

/** Numbers of items. */
export function sizesOf(part: Read): Bounds {
  return sizeBetween(part, "minItems", "maxItems");
}

/** Numbers of properties. */
export function countsOf(part: Read): Bounds {
  return sizeBetween(part, "minProperties", "maxProperties");
}

function sizeBetween(part: Read, min: string, max: string): Bounds {
  return {
    ...anySize,
    min: Math.max(0, numberAt(part, min) ?? 0),
    max: numberAt(part, max) ?? anySize.max,
  };
}

function numberAt(part: Read, keyword: string): number | undefined {
  const value = memberOf(part?.node, keyword);
  return typeof value === "number" ? value : undefined;
}

/** What is within all of them. */
export function met(bounds: readonly Bounds[], widest: Bounds = unbounded): Bounds {
  return bounds.reduce(meetBounds, widest);
}
