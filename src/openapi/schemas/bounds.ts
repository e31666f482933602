/** An interval; the ends belong to it unless they are open. Infinite where nothing bounds it. */
export type Bounds = {
  readonly min: number;
  readonly max: number;
  readonly isMinOpen: boolean;
  readonly isMaxOpen: boolean;
};

export const unbounded: Bounds = {
  min: Number.NEGATIVE_INFINITY,
  max: Number.POSITIVE_INFINITY,
  isMinOpen: false,
  isMaxOpen: false,
};

/** Sizes and lengths: from none. */
export const anySize: Bounds = { ...unbounded, min: 0 };

/** What is in both. */
export function meetBounds(a: Bounds, b: Bounds): Bounds {
  const lower = a.min > b.min || (a.min === b.min && a.isMinOpen) ? a : b;
  const upper = a.max < b.max || (a.max === b.max && a.isMaxOpen) ? a : b;
  return {
    min: lower.min,
    isMinOpen: lower.isMinOpen,
    max: upper.max,
    isMaxOpen: upper.isMaxOpen,
  };
}

/** The same whole numbers with closed ends: `> 0` is `>= 1`. */
export function wholeBounds(bounds: Bounds): Bounds {
  const { min, max, isMinOpen, isMaxOpen } = bounds;
  return {
    min: isMinOpen && Number.isInteger(min) ? min + 1 : Math.ceil(min),
    max: isMaxOpen && Number.isInteger(max) ? max - 1 : Math.floor(max),
    isMinOpen: false,
    isMaxOpen: false,
  };
}

/** Whether the first begins before the second does. */
export function beginsBefore(a: Bounds, b: Bounds): boolean {
  return a.min < b.min || (a.min === b.min && !a.isMinOpen && b.isMinOpen);
}

/** Whether the first ends after the second does. */
export function endsAfter(a: Bounds, b: Bounds): boolean {
  return a.max > b.max || (a.max === b.max && !a.isMaxOpen && b.isMaxOpen);
}

/** Whether nothing is in it. */
export function isEmptyBounds({ min, max, isMinOpen, isMaxOpen }: Bounds): boolean {
  return min > max || (min === max && (isMinOpen || isMaxOpen));
}

/** Whether a number is in it. */
export function isWithinBounds(value: number, { min, max, isMinOpen, isMaxOpen }: Bounds): boolean {
  if (value < min || value > max) return false;
  return !(value === min && isMinOpen) && !(value === max && isMaxOpen);
}

/** The lower end in words, null when there is none: `5`, `more than 5`. */
export function minText({ min, isMinOpen }: Bounds): string | null {
  if (min === Number.NEGATIVE_INFINITY) return null;
  return isMinOpen ? `more than ${min}` : String(min);
}

/** The upper end in words, null when there is none: `5`, `less than 5`. */
export function maxText({ max, isMaxOpen }: Bounds): string | null {
  if (max === Number.POSITIVE_INFINITY) return null;
  return isMaxOpen ? `less than ${max}` : String(max);
}
