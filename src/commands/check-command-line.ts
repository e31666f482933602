import { type Command, Option } from "commander";
import { type SigningMode, signingModes } from "../config/signing-modes.ts";
import type { CheckWorld } from "./check-request.ts";
import { waitOf } from "./duration-option.ts";
import type { Wiring } from "./snapshot-command-line.ts";
import { timestampAuthorityOf } from "./timestamp-authority.ts";

type CheckWiring = Omit<Wiring, "world"> & {
  readonly world: CheckWorld;
  policyOption(): Option;
};

/** Adds `check`: the promotion checklist, and how its run is signed and told. */
export function addCheckCommand(
  program: Command,
  { world, configOption, policyOption, done }: CheckWiring,
): void {
  program
    .command("check")
    .description(
      "run the promotion checklist on HEAD, stop at the first check that does not pass, write the record",
    )
    .addOption(configOption())
    .addOption(policyOption())
    .option("--list", "print the checks and where each is configured, run nothing")
    .option("--only <id>", "run this check alone (repeatable); clears nothing", collect)
    .option("--keep-going", "run all checks whatever they find; clears nothing")
    .option(
      "--previous <tag>",
      "the release to compare with; default: the highest stable version tag reachable from HEAD",
    )
    .addOption(
      new Option("--sign <how>", "how to sign the record; default: `record.sign`").choices(
        signingModes,
      ),
    )
    .option(
      "--tsa <url>",
      "the timestamp authority (RFC 3161) that dates the signature",
      timestampAuthorityOf,
    )
    .addOption(
      new Option("--unsigned", "run without a signing key; clears nothing").conflicts([
        "sign",
        "tsa",
      ]),
    )
    .option(
      "--wait [duration]",
      "wait for another promotion, such as 10m; default: as long as it takes",
    )
    .option(
      "--reporter <name[=file]>",
      "tty, json, sarif, junit, markdown, html or github; to standard output or a file (repeatable)",
      collect,
    )
    .option("--json", "print the run as JSON (schemas/check-output.v1.json): --reporter json")
    .option("-q, --quiet", "print the verdict and what stopped the run, nothing else")
    .option("-v, --verbose", "print counts and waived findings too")
    .action(async (options: CheckOptions) => {
      const { check } = await import("./check.ts");
      done(
        await check(
          {
            ...{ list: false, keepGoing: false, unsigned: false },
            ...{ json: false, quiet: false, verbose: false },
            ...options,
            ...(await waitOf(options.wait)),
          },
          world,
        ),
      );
    });
}

type CheckOptions = {
  config?: string;
  list?: boolean;
  only?: readonly string[];
  keepGoing?: boolean;
  previous?: string;
  policyRef?: string;
  unsigned?: boolean;
  sign?: SigningMode;
  tsa?: string;
  wait?: string | true;
  reporter?: readonly string[];
  json?: boolean;
  quiet?: boolean;
  verbose?: boolean;
};

function collect(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, ...value.split(",")];
}
