import { isOff, type PromoteConfig } from "./config.ts";
import type { Contradiction } from "./parse-yaml-file.ts";

type Path = Contradiction["path"];
type Declared = { readonly path: Path; readonly names: readonly string[] };

/** The variables that hold the signing key and the URL of the ledger's database are given to no command of the project. */
export function* keyContradictions(config: PromoteConfig): Iterable<Contradiction> {
  const held = new Map([
    [config.record.signingKey.variable, "the signing key (record.signingKey)"],
  ]);
  const url = config.ledger?.url;
  if (url?.kind === "variable") held.set(url.variable, "the ledger's database (ledger.url)");
  for (const { path, names } of declaredIn(config)) {
    for (const [index, name] of names.entries()) {
      const what = held.get(name);
      if (what === undefined) continue;
      yield {
        path: [...path, index],
        message: `is "${name}", which holds ${what}; expected a variable that a command may get`,
      };
    }
  }
}

/** Every list of variables that a command is given, and where it stands. */
function* declaredIn({ environments, checks }: PromoteConfig): Iterable<Declared> {
  for (const [name, { sources = [] }] of Object.entries(environments)) {
    for (const [index, source] of sources.entries()) {
      if (source.kind !== "command") continue;
      const path = ["environments", name, "sources", index, "environment"];
      yield { path, names: source.environment };
    }
  }
  const tests = checks["tests-pass"];
  for (const [index, { name, environment }] of isOff(tests) ? [] : tests.steps.entries()) {
    const place = name === undefined ? [] : ["steps", index];
    yield { path: ["checks", "tests-pass", ...place, "environment"], names: environment };
  }
  const documents = checks["openapi-match"];
  if (!isOff(documents)) {
    const path = ["checks", "openapi-match", "environment"];
    yield { path, names: documents.environment };
  }
  const ingestion = checks["ingestion-separation"];
  for (const [index, each] of isOff(ingestion) ? [] : ingestion.endpoints.entries()) {
    const path = ["checks", "ingestion-separation", "endpoints", index, "environment"];
    yield { path, names: each.environment };
  }
  const checklist = checks["deployment-checklist"];
  for (const [index, item] of isOff(checklist) ? [] : checklist.items.entries()) {
    if (item.kind !== "command") continue;
    const path = ["checks", "deployment-checklist", "items", index, "environment"];
    yield { path, names: item.environment };
  }
}
