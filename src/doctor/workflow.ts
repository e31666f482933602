import { parseYamlSource } from "../config/yaml-source.ts";

/** A GitHub workflow as far as pitfalls are about it, with the lines of its parts. */
export type Workflow = {
  /** From the top of the repository. */
  readonly file: string;
  readonly events: readonly WorkflowEvent[];
  readonly jobs: readonly Job[];
  readonly env: readonly Entry[];
  readonly permissions: Permissions | undefined;
  readonly hasConcurrency: boolean;
  /** Line of the key `on`. */
  readonly line: number;
};

export type Entry = { readonly name: string; readonly value: string; readonly line: number };

export type WorkflowEvent = {
  readonly name: string;
  readonly line: number;
  readonly settings: readonly Entry[];
};

export type Permissions = {
  readonly line: number;
  readonly all: string | undefined;
  readonly scopes: readonly Entry[];
};

export type Job = {
  readonly id: string;
  readonly line: number;
  /** The condition, without `${{ }}`. */
  readonly condition: Entry | undefined;
  readonly needs: Entry | undefined;
  readonly permissions: Permissions | undefined;
  readonly hasConcurrency: boolean;
  readonly ignoresFailure: Entry | undefined;
  readonly uses: Entry | undefined;
  readonly steps: readonly Step[];
};

export type Step = {
  readonly line: number;
  readonly uses: Entry | undefined;
  readonly run: Entry | undefined;
  readonly condition: Entry | undefined;
  readonly ignoresFailure: Entry | undefined;
  readonly inputs: readonly Entry[];
};

export type ParsedWorkflow =
  | { readonly kind: "parsed"; readonly workflow: Workflow }
  | { readonly kind: "unreadable"; readonly reason: string; readonly line: number };

type Path = readonly (string | number)[];
type Source = ReturnType<typeof parseYamlSource>;

/** Reads the text of a workflow. */
export function parseWorkflow(text: string, file: string): ParsedWorkflow {
  const source = parseYamlSource(text);
  const [error] = source.errors;
  if (error !== undefined) return { kind: "unreadable", reason: error.message, line: error.line };
  const root = recordOf(source.value);
  if (root === undefined) return { kind: "unreadable", reason: "it is no mapping", line: 1 };
  const jobs = recordOf(root["jobs"]) ?? {};
  return {
    kind: "parsed",
    workflow: {
      file,
      events: eventsOf(source, root["on"]),
      jobs: Object.entries(jobs).map(([id, job]) => jobOf(source, id, recordOf(job) ?? {})),
      env: entriesOf(source, ["env"], root["env"]),
      permissions: permissionsOf(source, ["permissions"], root),
      hasConcurrency: root["concurrency"] !== undefined,
      line: lineOf(source, ["on"]),
    },
  };
}

function eventsOf(source: Source, on: unknown): readonly WorkflowEvent[] {
  const line = lineOf(source, ["on"]);
  if (typeof on === "string") return [{ name: on, line, settings: [] }];
  if (Array.isArray(on)) {
    return on.map((name, index) => ({
      name: String(name),
      line: source.positionOf(["on", index]).line,
      settings: [],
    }));
  }
  return Object.entries(recordOf(on) ?? {}).map(([name, settings]) => ({
    name,
    line: lineOf(source, ["on", name]),
    settings: entriesOf(source, ["on", name], settings),
  }));
}

function jobOf(source: Source, id: string, job: Readonly<Record<string, unknown>>): Job {
  const path = ["jobs", id];
  const steps: readonly unknown[] = Array.isArray(job["steps"]) ? job["steps"] : [];
  return {
    id,
    line: lineOf(source, path),
    condition: conditionOf(source, path, job),
    needs: entryOf(source, [...path, "needs"], job),
    permissions: permissionsOf(source, [...path, "permissions"], job),
    hasConcurrency: job["concurrency"] !== undefined,
    ignoresFailure: entryOf(source, [...path, "continue-on-error"], job),
    uses: entryOf(source, [...path, "uses"], job),
    steps: steps.map((step, index) =>
      stepOf(source, [...path, "steps", index], recordOf(step) ?? {}),
    ),
  };
}

function stepOf(source: Source, path: Path, step: Readonly<Record<string, unknown>>): Step {
  return {
    line: source.positionOf(path).line,
    uses: entryOf(source, [...path, "uses"], step),
    run: entryOf(source, [...path, "run"], step),
    condition: conditionOf(source, path, step),
    ignoresFailure: entryOf(source, [...path, "continue-on-error"], step),
    inputs: entriesOf(source, [...path, "with"], step["with"]),
  };
}

function conditionOf(
  source: Source,
  path: Path,
  parent: Readonly<Record<string, unknown>>,
): Entry | undefined {
  const entry = entryOf(source, [...path, "if"], parent);
  if (entry === undefined) return undefined;
  const value = entry.value
    .trim()
    .replace(/^\$\{\{([\s\S]*)\}\}$/, "$1")
    .trim();
  return { ...entry, value };
}

function permissionsOf(
  source: Source,
  path: Path,
  parent: Readonly<Record<string, unknown>>,
): Permissions | undefined {
  const permissions = parent["permissions"];
  if (permissions === undefined) return undefined;
  const all = typeof permissions === "string" ? permissions : undefined;
  return { line: lineOf(source, path), all, scopes: entriesOf(source, path, permissions) };
}

/** The key at the end of a path, when its parent has it. */
function entryOf(
  source: Source,
  path: Path,
  parent: Readonly<Record<string, unknown>>,
): Entry | undefined {
  const name = String(path.at(-1));
  const value = parent[name];
  return value === undefined
    ? undefined
    : { name, value: textOf(value), line: lineOf(source, path) };
}

function entriesOf(source: Source, path: Path, value: unknown): readonly Entry[] {
  return Object.entries(recordOf(value) ?? {}).map(([name, one]) => ({
    name,
    value: textOf(one),
    line: lineOf(source, [...path, name]),
  }));
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}

function lineOf(source: Source, path: Path): number {
  return source.positionOfKey(path).line;
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return Object.fromEntries(Object.entries(value));
}
