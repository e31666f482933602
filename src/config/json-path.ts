import * as z from "zod";

/** One step of a path: a member by name, an element by index (from the end when negative), or all children. */
export type PathStep =
  | { readonly kind: "member"; readonly name: string }
  | { readonly kind: "element"; readonly index: number }
  | { readonly kind: "children" };

const step =
  /\.(?<name>[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)|\[(?<index>0|-?[1-9]\d{0,9})\]|\[(?:'(?<single>(?:[^'\\]|\\['\\])*)'|"(?<double>(?:[^"\\]|\\["\\])*)")\]|(?<children>\.\*|\[\*\])/y;

/**
 * A JSONPath (RFC 9535) of names, indexes and wildcards: `$.checks[0].status`, `$['build-id']`, `$.checks[*].ok`.
 * Descendants, slices, unions and filters are not among them. Parsed to its text and its steps.
 */
export const jsonPath = z
  .string()
  .transform((text, context) => {
    const steps = stepsOf(text);
    if (steps !== undefined) return { text, steps };
    context.addIssue({
      code: "custom",
      message:
        "a JSON path of names, indexes and wildcards, such as $.checks[0].status, $['build-id'] or $.checks[*].ok",
    });
    return z.NEVER;
  })
  .meta({
    description: "A JSON path (RFC 9535) of names, indexes and wildcards, such as $.status.",
  });

export type JsonPath = z.output<typeof jsonPath>;

function stepsOf(text: string): readonly PathStep[] | undefined {
  if (!text.startsWith("$")) return undefined;
  const steps: PathStep[] = [];
  let at = 1;
  while (at < text.length) {
    step.lastIndex = at;
    const match = step.exec(text);
    if (match === null) return undefined;
    steps.push(stepOf(match.groups ?? {}));
    at = step.lastIndex;
  }
  return steps;
}

function stepOf({ name, single, double, index }: Readonly<Record<string, string>>): PathStep {
  if (index !== undefined) return { kind: "element", index: Number(index) };
  const member = name ?? (single ?? double)?.replace(/\\(.)/g, "$1");
  return member === undefined ? { kind: "children" } : { kind: "member", name: member };
}
