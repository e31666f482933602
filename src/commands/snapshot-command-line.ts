import { type Command, Option } from "commander";
import { Misuse } from "./load-config.ts";
import type { World } from "./world.ts";

/** What the commands of a group are given. */
export type Wiring = {
  readonly world: World;
  readonly configOption: () => Option;
  /** Told the exit code of the command that ran. */
  readonly done: (exitCode: number) => void;
};

/** Adds the commands about the committed snapshot to the group `snapshot`. */
export function addSnapshotCommands(group: Command, { world, configOption, done }: Wiring): void {
  group
    .command("take")
    .description("dump the staging schema into the snapshot, with the header of the iteration")
    .requiredOption("--iteration <id>", "the iteration, such as 06")
    .requiredOption("--title <text>", "what the iteration is called")
    .option("--changes <text>", "major changes; default: told from the committed snapshot")
    .option("--commit", "commit the snapshot, and nothing else; runs no git hooks")
    .addOption(configOption())
    .action(async (options: TakeOptions) => {
      const { snapshotTake } = await import("./snapshot-take.ts");
      done(await snapshotTake({ commit: false, ...options }, world));
    });

  group
    .command("verify")
    .description("tell whether the snapshot is committed, whole, and what staging has")
    .option("--no-database", "leave the comparison with staging out")
    .option(...policyRefOption)
    .addOption(configOption())
    .action(async (options: { database: boolean; config?: string; policyRef?: string }) => {
      const { snapshotVerify } = await import("./snapshot-verify.ts");
      done(await snapshotVerify(options, world));
    });

  group
    .command("start")
    .description("review the committed snapshot as an iteration begins, and record the baseline")
    .requiredOption("--iteration <id>", "the iteration that begins, such as 06")
    .addOption(configOption())
    .action(async (options: { iteration: string; config?: string }) => {
      const { snapshotStart } = await import("./snapshot-start.ts");
      done(await snapshotStart(options, world));
    });

  group
    .command("resolve")
    .description("end a merge conflict in the snapshot: take it anew from staging")
    .option("--iteration <id>", "the iteration; default: the later one of the two sides")
    .option("--title <text>", "its title; default: that side's")
    .addOption(configOption())
    .action(async (options: ResolveOptions) => {
      const { snapshotResolve } = await import("./snapshot-resolve.ts");
      done(await snapshotResolve(options, world));
    });

  group
    .command("review")
    .description("review what HEAD changes in the snapshot, for a pull request")
    .requiredOption("--base <ref>", "the branch, tag or commit it is to go into")
    .option("--json", "print the review as JSON (schemas/snapshot-review.v1.json)")
    .addOption(new Option("--format <format>", "how to print it").choices(["text", "markdown"]))
    .option(
      "--migrations <folder>",
      "where the migrations are; default: `migrations` of schema-snapshot, else db/migrations",
    )
    .option("--accept <fingerprint>", "a finding that is wanted, and no longer blocks", listed)
    .option(...policyRefOption)
    .addOption(configOption())
    .action(async ({ json, format, accept = [], ...options }: ReviewOptions) => {
      const { snapshotReview } = await import("./snapshot-review.ts");
      if (json && format !== undefined) {
        throw new Misuse(`--json and --format ${format} exclude each other.`);
      }
      const request = { ...options, accept, format: json ? "json" : (format ?? "text") } as const;
      done(await snapshotReview(request, world));
    });

  group
    .command("history")
    .description("tell by release tag what changed when in the committed snapshot")
    .addOption(new Option("--format <format>", "how to print it").choices(["text", "json", "html"]))
    .option("--json", "print it as JSON (schemas/snapshot-history.v1.json)")
    .option("--html <file>", "write it as one HTML page; - is standard output")
    .option("--since <tag>", "only what came after this release")
    .option("--limit <number>", "only so many releases, the newest")
    .option("--prereleases", "pre-releases too, such as v2.0.0-rc.1")
    .addOption(configOption())
    .action(async (options: HistoryOptions) => {
      const { snapshotHistory } = await import("./snapshot-history.ts");
      done(await snapshotHistory({ prereleases: false, ...options }, world));
    });
}

const policyRefOption = [
  "--policy-ref <ref>",
  "the branch, tag or commit whose configuration is followed; default: HEAD's",
] as const;

function listed(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, ...value.split(",")];
}

type ReviewOptions = {
  base: string;
  json?: boolean;
  format?: "text" | "markdown";
  migrations?: string;
  policyRef?: string;
  accept?: readonly string[];
  config?: string;
};

type ResolveOptions = { iteration?: string; title?: string; config?: string };
type TakeOptions = {
  iteration: string;
  title: string;
  changes?: string;
  commit?: boolean;
  config?: string;
};
type HistoryOptions = {
  format?: "text" | "json" | "html";
  json?: boolean;
  html?: string;
  since?: string;
  limit?: string;
  prereleases?: boolean;
  config?: string;
};
