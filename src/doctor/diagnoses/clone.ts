import { gitLine } from "../../git/git.ts";
import type { Diagnosis } from "../diagnosis.ts";

export const clone: Diagnosis = {
  id: "clone",
  async diagnose(host, { repository }) {
    if (repository === undefined) return [];
    const shallow = await gitLine(host, repository, ["rev-parse", "--is-shallow-repository"]);
    if (shallow !== "true") return [{ level: "ok", what: "The clone has the whole history." }];
    return [
      {
        level: "fail",
        what: "The clone is shallow.",
        why: "The previous release may lie beyond its edge, and the comparison with it blocks.",
        fix: "Run `git fetch --unshallow --tags`; with actions/checkout set `fetch-depth: 0`.",
      },
    ];
  },
};
