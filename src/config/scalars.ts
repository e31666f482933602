import { split } from "shlex";
import * as z from "zod";
import { isWithheld } from "../host/withheld-variables.ts";

/** Name of an environment variable. */
export const variableName = z
  .string()
  .regex(
    /^[A-Za-z_][A-Za-z0-9_]*$/,
    "the name of an environment variable, such as STAGING_DATABASE_URL",
  );

/** Name of a variable that a command of the project may be given. */
export const childVariable = variableName.refine(
  (name) => !isWithheld(name),
  "a variable that a command may get, which those of the runner (ACTIONS_*, INPUT_*, GITHUB_TOKEN, GITHUB_ENV and the like), NODE_OPTIONS and the signing key are not",
);

/** Where a secret is, never the secret: `env:NAME`. Parsed to the variable's name. */
export const secretReference = z
  .string()
  .regex(/^env:[A-Za-z_][A-Za-z0-9_]*$/, "where the value is, as env:NAME")
  .transform((text) => ({ variable: text.slice("env:".length) }))
  .meta({
    description: "Where the value is: env:NAME. The value itself never stands in this file.",
  });

export type SecretReference = z.output<typeof secretReference>;

/** Where a secret is that may be in a file, too: `env:NAME`, or `file:PATH` relative to the project folder. */
export const secretPlace = z
  .string()
  .regex(/^(env:[A-Za-z_][A-Za-z0-9_]*|file:\S.*)$/, "where the value is, as env:NAME or file:PATH")
  .transform((text) =>
    text.startsWith("env:")
      ? { kind: "variable" as const, variable: text.slice("env:".length) }
      : { kind: "file" as const, path: text.slice("file:".length) },
  )
  .meta({
    description:
      "Where the value is: env:NAME, or file:PATH. The value itself never stands in this file.",
  });

export type SecretPlace = z.output<typeof secretPlace>;

/** An API that a secret is sent to: encrypted, or on this machine. Nothing in it could be a secret itself. */
export const apiAddress = z
  .string()
  .regex(
    /^(https:\/\/[^\s/@?#]+|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?)(\/[^\s@?#]*)?$/,
    "an https URL without user name, query and fragment",
  );

const milliseconds: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** A duration such as `90s`, `5m`, `12h` or `2d`. Parsed to milliseconds. */
export const duration = z
  .string()
  .regex(/^[1-9][0-9]{0,6}(ms|s|m|h|d)$/, "a duration such as 90s, 5m, 12h or 2d")
  .transform((text) => {
    const [, amount = "0", unit = "ms"] = /^(\d+)([a-z]+)$/.exec(text) ?? [];
    return Number(amount) * (milliseconds[unit] ?? 1);
  });

/** A host that must not be connected to: `db.example.com`, `*.prod.example.com`, `10.0.0.1:5432`, `[::1]:5432`, `/run/pg`. */
export const hostPattern = z
  .string()
  .regex(
    /^(\/\S+|[^\s/@,:[\]]+(:\d{1,5})?|\[[0-9A-Fa-f:.]+\](:\d{1,5})?|[0-9A-Fa-f.]*:[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*)$/,
    "a host such as db.example.com, *.prod.example.com or 10.0.0.1:5432, without user or database",
  );

/** A path inside the project folder, with `/`. */
export const projectPath = z
  .string()
  .min(1, "a path inside the project folder")
  .refine((path) => !isOutside(path), "a relative path that stays inside the project folder");

/** A command as a list of arguments; a string is split into words as a shell would, without expansion. */
export const command = z
  .union([
    z
      .string()
      .min(1)
      .transform((text, context) => {
        try {
          return split(text);
        } catch {
          context.addIssue({ code: "custom", message: "a command whose quotes are closed" });
          return z.NEVER;
        }
      }),
    z.array(z.string().min(1)),
  ])
  .refine(
    ([program = ""]) => program.trim() !== "",
    "a command whose first word is the name of a program",
  )
  .meta({ description: "A command, as a list of arguments or as one string. No shell reads it." });

/** Names that end up in file names and records: check items, environments. */
export const slug = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9-]{0,62}$/,
    "lower-case letters, digits and hyphens, starting with a letter or digit",
  );

/** Text that can be printed on one line and moves no cursor. */
export function printableLine(least: number, most: number, what: string) {
  const inner = `[^\\p{C}\\p{Zl}\\p{Zp}]`;
  const edge = `[^\\p{C}\\p{Z}\\s]`;
  const pattern =
    least === 1
      ? `^${edge}(${inner}{0,${most - 2}}${edge})?$`
      : `^${edge}${inner}{${least - 2},${most - 2}}${edge}$`;
  return z
    .string()
    .regex(
      new RegExp(pattern, "u"),
      `${what} of ${least} to ${most} printable characters, one line`,
    );
}

function isOutside(path: string): boolean {
  if (/^([a-zA-Z]:)?[\\/]/.test(path)) return true;
  let depth = 0;
  for (const part of path.split(/[\\/]/)) {
    if (part === "..") depth -= 1;
    else if (part !== "." && part !== "") depth += 1;
    if (depth < 0) return true;
  }
  return false;
}
