import { type CheckSettings, isOff } from "../config/config.ts";
import type { Release } from "../gate/check.ts";
import { repositoryPathOf } from "../git/repository-path.ts";
import type { Host } from "../host/host.ts";
import { refuseForbiddenHost } from "../postgres/forbidden-host.ts";
import { Misuse } from "./load-config.ts";
import { openRelease } from "./open-release.ts";

/** The committed schema snapshot of a project: where it is, and of which database it is. */
export type OpenedSnapshot = {
  readonly release: Release;
  readonly settings: CheckSettings<"schema-snapshot">;
  /** Below the project folder, as the configuration has it. */
  readonly path: string;
  /** Absolute. */
  readonly file: string;
  /** From the top of the repository. */
  readonly repositoryPath: string;
};

/**
 * Loads what the configuration says of the snapshot. Throws `Misuse` when its check is switched off, and a fault when the
 * database it would be taken from is a forbidden one.
 */
export async function openSnapshot(
  host: Pick<Host, "environment" | "files" | "processes">,
  directory: string,
  config: string | undefined,
  policyRef?: string,
): Promise<OpenedSnapshot> {
  const { release } = await openRelease(host, directory, { config, policyRef });
  const settings = release.config.checks["schema-snapshot"];
  if (isOff(settings)) {
    throw new Misuse(
      "checks.schema-snapshot is off in promote.yaml, which says where the snapshot and its database are. Switch it on.",
    );
  }
  const { variable } = settings.database;
  const url = host.environment.read(variable) ?? "";
  refuseForbiddenHost(url, { forbidHosts: settings.forbidHosts, variable });
  const path = settings.snapshot;
  const { candidate } = release;
  return {
    release,
    settings,
    path,
    file: `${candidate.project}/${path}`,
    repositoryPath: repositoryPathOf(candidate, path),
  };
}
