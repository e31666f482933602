import fc from "fast-check";
import { expect } from "vitest";
import { runs } from "../../openapi/properties/runs.ts";
import { type Alteration, bytesAltered } from "./alterations.ts";
import { type Handed, isAccepted, isUnaltered, originals } from "./originals.ts";

/** What lies beside the altered file: nothing, the record's own other files, or those of another record. */
const beside = fc.tuple(fc.constantFrom("nothing", "own", "other's"), fc.nat(originals.length - 1));

/** The manifest: its own, another's, or an altered one. */
const manifest = fc.oneof(
  { weight: 6, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.nat(originals.length - 1) },
  { weight: 1, arbitrary: bytesAltered },
);

/** Alters records so often, and proves that nothing crashes and nothing altered is accepted. */
export function proveAlterations(alteration: fc.Arbitrary<Alteration>, count: number): void {
  let accepted = 0;
  fc.assert(
    fc.property(
      fc.nat(originals.length - 1),
      fc.constantFrom("bundle" as const, "dsse" as const),
      alteration,
      beside,
      manifest,
      (at, form, alter, [whose, other], given) => {
        const original = originals[at] ?? originals[0];
        const neighbour = whose === "own" ? original : (originals[other] ?? original);
        const handed: Handed = {
          record: alter(original, form),
          manifest: manifestOf(original.manifest, given),
          siblings:
            whose === "nothing"
              ? {}
              : { bundle: Buffer.from(neighbour.bundle), dsse: Buffer.from(neighbour.dsse) },
        };
        const is = isAccepted(handed);
        if (is) accepted += 1;
        expect(is).toBe(isUnaltered(handed));
      },
    ),
    runs(count),
  );
  expect(accepted, "some alterations change nothing, and those are accepted").toBeGreaterThan(0);
}

function manifestOf(
  own: string,
  given: number | ((bytes: Uint8Array) => Uint8Array) | undefined,
): Uint8Array {
  if (given === undefined) return Buffer.from(own);
  if (typeof given === "function") return given(Buffer.from(own));
  return Buffer.from(originals[given]?.manifest ?? own);
}
