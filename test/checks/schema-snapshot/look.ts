import { expect } from "vitest";
import { schemaSnapshot } from "../../../src/checks/schema-snapshot/check.ts";
import type { CheckSettings } from "../../../src/config/config.ts";
import { registerCheck } from "../../../src/gate/check.ts";
import { testHost } from "../../support/host.ts";
import { releaseOf } from "../../support/release.ts";
import type { TestRepository } from "../../support/repository.ts";

export const variable = "STAGING_DATABASE_URL";
export const path = "db/schema.snapshot.sql";

export type Look = {
  readonly repository: TestRepository;
  readonly commit: string;
  readonly url?: string;
  readonly ignore?: CheckSettings<"schema-snapshot">["ignore"];
  /** The project's folder in the repository. */
  readonly prefix?: string;
};

/** What the check says of a commit and a database; the password of neither is in it. */
export async function look({ repository, commit, url, ignore, prefix = "" }: Look) {
  const settings = { database: `env:${variable}`, ignore };
  const release = releaseOf(repository.path, { "schema-snapshot": settings });
  const candidate = { ...release.candidate, commit, prefix };
  const host = testHost({ variables: url === undefined ? {} : { [variable]: url } });
  const { facts, findings, account } = await registerCheck(schemaSnapshot).examine(host, {
    ...release,
    candidate,
  });
  const said = JSON.stringify([facts, findings, account]);
  if (url !== undefined) expect(said).not.toContain(new URL(url).password);
  return { facts: facts as Awaited<ReturnType<typeof schemaSnapshot.gather>>, findings, account };
}
