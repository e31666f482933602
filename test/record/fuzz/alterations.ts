import fc from "fast-check";
import { canonicalJson } from "../../../src/record/canonical-json.ts";
import { type Original, originals } from "./originals.ts";

type Form = "bundle" | "dsse";

/** What somebody does to the text of one file. */
export type Alteration = (original: Original, form: Form) => Uint8Array;

const place = fc.nat(1_000_000);

/** Single bytes and stretches of them: flipped, put in, taken out, doubled, swapped, cut off. */
export const bytesAltered: fc.Arbitrary<(bytes: Uint8Array) => Uint8Array> = fc
  .array(
    fc.oneof(
      fc.tuple(fc.constant("flip"), place, fc.integer({ min: 1, max: 255 })),
      fc.tuple(fc.constant("set"), place, fc.nat(255)),
      fc.tuple(fc.constant("insert"), place, fc.nat(255)),
      fc.tuple(fc.constant("remove"), place, fc.nat(8)),
      fc.tuple(fc.constant("double"), place, fc.nat(64)),
      fc.tuple(fc.constant("swap"), place, place),
      fc.tuple(fc.constant("cut"), place, fc.constant(0)),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map(
    (edits) => (bytes) =>
      edits.reduce<Uint8Array>((changed, [how, at, by]) => edited(changed, how, at, by), bytes),
  );

function edited(bytes: Uint8Array, how: string, place: number, by: number): Uint8Array {
  const at = bytes.length === 0 ? 0 : place % bytes.length;
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  const changed = Buffer.from(bytes);
  switch (how) {
    case "flip":
      changed[at] = (changed[at] ?? 0) ^ by;
      return changed;
    case "set":
      changed[at] = by;
      return changed;
    case "insert":
      return Buffer.concat([before, Buffer.from([by]), after]);
    case "remove":
      return Buffer.concat([before, after.subarray(by)]);
    case "double":
      return Buffer.concat([before, after.subarray(0, by), after]);
    case "swap": {
      const other = bytes.length === 0 ? 0 : by % bytes.length;
      [changed[at], changed[other]] = [bytes[other] ?? 0, bytes[at] ?? 0];
      return changed;
    }
    default:
      return before;
  }
}

/** A value of JSON that is now and then one that records are made of. */
const value: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>("cleared", "passed", "blocked", "", 0, 1, -1, null, true, [], {}, 1e300),
  fc.constantFrom<unknown>("2099-01-01T00:00:00Z", "release-gate", "application/vnd.in-toto+json"),
  fc.constantFrom<unknown>(...originals.flatMap(({ hint, signature }) => [hint, signature])),
  fc.jsonValue({ maxDepth: 2 }),
);

/** One member somewhere in a document: replaced, renamed, taken out, put in, or doubled. */
const memberAltered: fc.Arbitrary<(document: unknown) => unknown> = fc
  .tuple(
    fc.constantFrom("replace", "remove", "add", "rename", "reverse", "nest"),
    place,
    fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom("keyid", "__proto__", "payload", "sig")),
    value,
  )
  .map(([how, at, name, replacement]) => (document) => {
    const copy = structuredClone(document);
    const places = [...containersIn(copy)];
    const target = places[at % places.length];
    if (target === undefined) return replacement;
    const names = Object.keys(target);
    const member = names[Math.floor(at / places.length) % Math.max(1, names.length)] ?? name;
    const kept = target[member];
    if (how === "remove" || how === "rename") delete target[member];
    if (how === "replace") define(target, member, replacement);
    if (how === "rename") define(target, name, kept);
    if (how === "add") define(target, name, replacement);
    if (how === "nest") define(target, member, [kept]);
    if (how === "reverse" && Array.isArray(target)) target.reverse();
    return copy;
  });

function define(target: Record<string, unknown>, name: string, member: unknown): void {
  if (Array.isArray(target) && !/^\d{1,3}$/.test(name)) {
    target.push(member);
    return;
  }
  Object.defineProperty(target, name, {
    value: member,
    configurable: true,
    enumerable: true,
    writable: true,
  });
}

function* containersIn(document: unknown): Iterable<Record<string, unknown>> {
  if (typeof document !== "object" || document === null) return;
  yield document as Record<string, unknown>;
  for (const member of Object.values(document)) yield* containersIn(member);
}

/** Another text that some readers would read as the same bytes, or as others. */
const base64Altered: fc.Arbitrary<(text: string) => string> = fc
  .tuple(fc.nat(9), place)
  .map(([how, place]) => (text) => {
    const at = place % (text.length + 1);
    const ways = [
      () => text.replaceAll("+", "-").replaceAll("/", "_"),
      () => text.replace(/=+$/, ""),
      () => `${text}=`,
      () => `${text.slice(0, at)}\n${text.slice(at)}`,
      () => `${text.slice(0, at)} ${text.slice(at)}`,
      () => `${text.slice(0, at)}=${text.slice(at)}`,
      () =>
        text.replace(
          /.(=*)$/,
          (last) => String.fromCharCode(last.charCodeAt(0) ^ 1) + last.slice(1),
        ),
      () => Buffer.from(text, "base64").toString("hex"),
      () => Buffer.from(`${text}`).toString("base64"),
      () => text.slice(0, at),
    ];
    return ways[how]?.() ?? text;
  });

const otherRecord = fc.nat(originals.length - 1).map((at) => originals[at] ?? originals[0]);

/** The file's text in the writer's one form, whatever is in it. */
function written(document: unknown): Uint8Array {
  try {
    return Buffer.from(`${canonicalJson(document as Parameters<typeof canonicalJson>[0])}\n`);
  } catch {
    return Buffer.from(JSON.stringify(document) ?? "");
  }
}

type Envelope = { payload: string; signatures: { sig: string }[]; payloadType: string };

/** The file with its envelope changed, in the writer's form. */
function rewrapped(original: Original, form: Form, change: (envelope: Envelope) => unknown) {
  const document = JSON.parse(original[form]);
  if (form === "dsse") return written(change(document));
  return written({ ...document, dsseEnvelope: change(document.dsseEnvelope) });
}

/** Everything that is done to the bytes of a file, and to how it is spelled. */
export const spellingAltered: fc.Arbitrary<Alteration> = fc.oneof(
  bytesAltered.map(
    (alter): Alteration =>
      (original, form) =>
        alter(Buffer.from(original[form])),
  ),
  memberAltered.map(
    (alter): Alteration =>
      (original, form) =>
        written(alter(JSON.parse(original[form]))),
  ),
  memberAltered.map(
    (alter): Alteration =>
      (original, form) =>
        Buffer.from(JSON.stringify(alter(JSON.parse(original[form])))),
  ),
  fc.tuple(fc.constantFrom("payload", "sig"), base64Altered).map(
    ([which, alter]): Alteration =>
      (original, form) =>
        rewrapped(original, form, (envelope) =>
          which === "payload"
            ? { ...envelope, payload: alter(envelope.payload) }
            : { ...envelope, signatures: [{ sig: alter(envelope.signatures[0]?.sig ?? "") }] },
        ),
  ),
);

/** Everything that is done to what was signed, and to the signatures, wrapped again as the writer would. */
export const contentAltered: fc.Arbitrary<Alteration> = fc.oneof(
  memberAltered.map(
    (alter): Alteration =>
      (original, form) =>
        rewrapped(original, form, (envelope) => ({
          ...envelope,
          payload: Buffer.from(written(alter(JSON.parse(original.statement)))).toString("base64"),
        })),
  ),
  bytesAltered.map(
    (alter): Alteration =>
      (original, form) =>
        rewrapped(original, form, (envelope) => ({
          ...envelope,
          payload: Buffer.from(alter(Buffer.from(original.statement))).toString("base64"),
        })),
  ),
  bytesAltered.map(
    (alter): Alteration =>
      (original, form) =>
        rewrapped(original, form, (envelope) => {
          const sig = Buffer.from(alter(Buffer.from(original.signature, "base64"))).toString(
            "base64",
          );
          return { ...envelope, signatures: [{ sig }] };
        }),
  ),
  fc.tuple(otherRecord, fc.nat(2)).map(
    ([other, how]): Alteration =>
      (original, form) =>
        rewrapped(original, form, (envelope) => {
          if (how === 0) return { ...envelope, signatures: [{ sig: other.signature }] };
          if (how === 1)
            return { ...envelope, signatures: [...envelope.signatures, { sig: other.signature }] };
          return { ...envelope, payload: Buffer.from(other.statement).toString("base64") };
        }),
  ),
  fc.tuple(otherRecord, value).map(
    ([other, hint]): Alteration =>
      (original) =>
        written({
          ...JSON.parse(original.bundle),
          verificationMaterial: {
            publicKey: { hint: typeof hint === "string" ? hint : other.hint },
          },
        }),
  ),
);
