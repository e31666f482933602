import { comparePair } from "./compare-pair.ts";
import type { Observer, Relations, SchemaPair } from "./comparison.ts";
import type { SchemaReader } from "./read-schemas.ts";
import { haveSameText } from "./same-text.ts";
import type { Flow } from "./schema-comparison.ts";

/** Schemas that refer to each other in a longer chain than this are not followed to its end. */
const deepest = 300;

type Frame = { readonly key: string; lowest: number; readonly provisional: string[] };

/** A pair does not fit: there is no need to look further. */
const misfit = new Error("does not fit");

/**
 * Answers about pairs of schemas, each judged once. Inclusion of recursive schemas is coinductive: a pair that
 * is being judged fits as long as nothing speaks against it (Amadio and Cardelli, "Subtyping Recursive
 * Types", 1993). What only such an assumption bears is kept until the pair assumed is judged.
 */
export function openRelations(before: SchemaReader, after: SchemaReader, asOf: string): Relations {
  const known = new Map<string, boolean>();
  const depths = new Map<string, number>();
  const frames: Frame[] = [];
  const own = new Map<SchemaReader, Relations>();
  const relations: Relations = { before, after, asOf, fits, ofGiven };
  return relations;

  function ofGiven(flow: Flow): Relations {
    if (before === after) return relations;
    const given = flow === "request" ? before : after;
    const found = own.get(given) ?? openRelations(given, given, asOf);
    own.set(given, found);
    return found;
  }

  function fits(pair: SchemaPair): boolean {
    if (haveSameText(pair.before, pair.after)) return true;
    const mode = pair.byValue ? "values" : "";
    const key = `${pair.flow} ${pair.encoding} ${mode} ${before.idOf(pair.before)} ${after.idOf(pair.after)}`;
    const verdict = known.get(key);
    if (verdict !== undefined) {
      noteUse(depths.get(key));
      return verdict;
    }
    if (frames.length >= deepest) return false;
    return judged(pair, key);
  }

  function judged(pair: SchemaPair, key: string): boolean {
    const index = frames.length;
    const frame: Frame = { key, lowest: index, provisional: [] };
    frames.push(frame);
    known.set(key, true);
    depths.set(key, index);
    const verdict = isQuiet(pair);
    frames.pop();
    depths.delete(key);
    if (!verdict) {
      for (const other of frame.provisional) forget(other);
      known.set(key, false);
    } else if (frame.lowest < index) {
      depths.set(key, frame.lowest);
      frames.at(-1)?.provisional.push(key, ...frame.provisional);
      noteUse(frame.lowest);
    } else for (const other of frame.provisional) depths.delete(other);
    return verdict;
  }

  /** That the pair being judged rests on the assumption about another, further down. */
  function noteUse(index: number | undefined): void {
    const frame = frames.at(-1);
    if (frame !== undefined && index !== undefined) frame.lowest = Math.min(frame.lowest, index);
  }

  function forget(key: string): void {
    known.delete(key);
    depths.delete(key);
  }

  function isQuiet(pair: SchemaPair): boolean {
    const { flow, encoding } = pair;
    const observer: Observer = {
      tell() {
        throw misfit;
      },
      descend(from, to) {
        if (!fits({ before: from, after: to, flow, encoding })) throw misfit;
      },
    };
    try {
      comparePair(pair, relations, observer);
      return true;
    } catch (thrown) {
      if (thrown === misfit) return false;
      throw thrown;
    }
  }
}
