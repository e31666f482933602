import { join } from "node:path";
import { expect, it } from "vitest";
import { findLiveKeys } from "../../../../src/checks/stripe-separation/committed/find-live-keys.ts";
import { isPlaceholder } from "../../../../src/checks/stripe-separation/committed/is-placeholder.ts";
import { testHost } from "../../../support/host.ts";
import { releaseOf } from "../../../support/release.ts";
import { testRepository } from "../../../support/repository.ts";

const body = "51aBcD3FgH".repeat(3);
const key = `sk_${"live"}_${body}`;
const snapshot = "db/schema.snapshot.sql";

it("finds keys above the project folder, and in a snapshot that is not committed; not elsewhere", async () => {
  const repository = testRepository();
  const commit = repository.commit({ "ops/.env": `A=1\nKEY=${key}\n`, "api/a.txt": "nothing" });
  repository.write({ [`api/${snapshot}`]: `-- ${key}\n`, "api/untracked.txt": key });
  const { candidate, config } = releaseOf(join(repository.path, "api"), {
    "schema-snapshot": { database: "env:STAGING" },
  });
  const host = testHost();
  const place = { repository: repository.path, prefix: "api", commit };
  const { keys } = await findLiveKeys(host, { ...candidate, ...place }, config);
  expect(keys).toEqual([
    { file: "../ops/.env", line: 2, kind: "secret-key", number: 1, total: 1 },
    { file: snapshot, line: 1, kind: "secret-key", number: 1, total: 1 },
  ]);
  expect(host.secrets.redact(key)).not.toContain(body);
});

it.each([
  ["xxxxxxxxxxxxxxxxxxxxxxxx", true],
  ["a1a1a1a1a1a1a1a1a1a1a1a1", true],
  ["yourlivekeygoeshere", true],
  ["123456789012345678901234", true],
  [body, false],
  ["abcdef1234567890abcdef", false],
])("of %s, whether it is a placeholder: %s", (text, is) => {
  expect(isPlaceholder(text)).toBe(is);
});
