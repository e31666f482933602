/** Finds many strings at once in one pass over a text. */
export interface FormMatcher {
  /** The text with every stretch that one of the forms or several overlapping ones cover replaced. */
  replace(text: string, replacement: string): string;
}

/** Characters that are looked at together. */
const block = 3;
const hashes = 1 << 16;

/**
 * The algorithm of Wu and Manber: the last characters of a window as long as the shortest form tell how far the
 * window may move on. Forms have at least three characters.
 */
export function formMatcherOf(forms: Iterable<string>): FormMatcher {
  const longestFirst = [...forms].sort((a, b) => b.length - a.length);
  const window = longestFirst.at(-1)?.length ?? block;
  const shifts = shiftsOf(longestFirst, window);
  const candidates = candidatesOf(longestFirst, window);

  /** The end of the longest form that begins here, or `start`. */
  const endAt = (text: string, start: number): number => {
    const found = candidates
      .get(windowHash(text, start, window))
      ?.find((form) => text.startsWith(form, start));
    return start + (found?.length ?? 0);
  };

  return {
    replace(text, replacement) {
      let rest = 0;
      let covered = 0;
      let replaced = "";
      for (let end = window; end <= text.length; ) {
        const shift = shifts[hash(text, end - block)] ?? 0;
        end += Math.max(shift, 1);
        if (shift > 0) continue;
        const start = end - 1 - window;
        const formEnd = endAt(text, start);
        if (formEnd === start) continue;
        if (start >= covered) {
          replaced += text.slice(rest, start) + replacement;
        }
        covered = Math.max(covered, formEnd);
        rest = covered;
      }
      return rest === 0 ? text : replaced + text.slice(rest);
    },
  };
}

/** The forms by the hash of the window they begin with. */
function candidatesOf(
  forms: readonly string[],
  window: number,
): ReadonlyMap<number, readonly string[]> {
  const candidates = new Map<number, string[]>();
  for (const form of forms) {
    const key = windowHash(form, 0, window);
    const alike = candidates.get(key);
    if (alike === undefined) candidates.set(key, [form]);
    else alike.push(form);
  }
  return candidates;
}

function shiftsOf(forms: readonly string[], window: number): Uint16Array {
  const shifts = new Uint16Array(hashes).fill(window - block + 1);
  for (const form of forms) {
    for (let end = block; end <= window; end += 1) {
      const at = hash(form, end - block);
      shifts[at] = Math.min(shifts[at] ?? 0, window - end);
    }
  }
  return shifts;
}

function hash(text: string, at: number): number {
  const [one, two, three] = [text.charCodeAt(at), text.charCodeAt(at + 1), text.charCodeAt(at + 2)];
  return ((one << 10) ^ (two << 5) ^ three) & (hashes - 1);
}

function windowHash(text: string, start: number, window: number): number {
  return hash(text, start) * hashes + hash(text, start + window - block);
}
