import { createHash } from "node:crypto";
import { checks } from "../checks/index.ts";
import { isOff, type PromoteConfig } from "../config/config.ts";
import { problemLine } from "../config/config-problem.ts";
import { parseConfig } from "../config/parse-config.ts";
import { locate } from "../host/locate.ts";
import { bytesOf, readContent } from "../record/read-content.ts";
import type { Expectation } from "../record/verification.ts";
import { Misuse } from "./load-config.ts";
import type { World } from "./world.ts";

export type PolicyRequest = {
  /** The configuration that the record must follow: the caller's own file. */
  readonly policy?: string | undefined;
};

/** A configuration that the record must follow, and how the caller named it. */
export type ExpectedPolicy = {
  readonly config: PromoteConfig;
  readonly bytes: Uint8Array | string;
  readonly name: string;
};

/** What the caller expects, with what the configuration given asks for. Throws `Misuse` when that is of no use. */
export async function withPolicy(
  { commit, environment, repository, policyDigest, policy }: Expectation & PolicyRequest,
  { host, directory }: Pick<World, "host" | "directory">,
  followed?: ExpectedPolicy,
): Promise<Expectation> {
  const expected = { commit, environment, repository, policyDigest };
  if (followed !== undefined) {
    if (policy === undefined) return expecting(expected, followed);
    throw new Misuse("--policy and --policy-ref name two configurations. Give one of them.");
  }
  if (policy === undefined) return expected;
  if (policy === "") throw new Misuse("--policy is empty. Name a configuration with it.");
  const bytes = bytesOf(await readContent(host, locate(directory, policy)));
  if (typeof bytes === "string") throw new Misuse(`The configuration ${policy} ${bytes}.`);
  const { config, problems } = parseConfig(Buffer.from(bytes).toString("utf8"), policy);
  if (config === undefined) throw new Misuse(problems.map(problemLine).join("\n"));
  return expecting(expected, { config, bytes, name: policy });
}

function expecting(expected: Expectation, { config, bytes, name }: ExpectedPolicy): Expectation {
  const { policyDigest } = expected;
  const digest = `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
  if (policyDigest !== undefined && policyDigest !== digest) {
    throw new Misuse(
      `--policy-digest is ${policyDigest}, and ${name} has ${digest}. Give one of them, or both for one file.`,
    );
  }
  const requiredChecks = checks.map(({ id }) => id).filter((id) => !isOff(config.checks[id]));
  return { ...expected, policyDigest: digest, requiredChecks };
}
