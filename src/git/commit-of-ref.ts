import { GateFault } from "../gate/fault.ts";
import type { Host } from "../host/host.ts";
import { gitLine } from "./git.ts";
import { nameRefused, resolveRevision } from "./resolve-revision.ts";

/**
 * The commit of a branch, a tag or a full commit id whose configuration is to count, and of nothing else: no expression
 * and no abbreviation. Throws "git/name-refused", "policy/ref-missing" and "policy/ref-ambiguous".
 */
export async function commitOfRef(
  host: Pick<Host, "processes">,
  repository: string,
  ref: string,
): Promise<string> {
  const found = await resolveRevision(host, repository, ref, { expressions: false });
  if ("commit" in found) return found.commit;
  if (found.why === "refused") throw nameRefused(ref, found);
  if (found.why === "ambiguous") {
    const [first = ref] = found.refs;
    throw new GateFault("policy/ref-ambiguous", { ref, names: found.refs.join(" and "), first });
  }
  const shallow = await gitLine(host, repository, ["rev-parse", "--is-shallow-repository"]);
  const clone = shallow === "true" ? "this clone, which is shallow" : "this clone";
  throw new GateFault("policy/ref-missing", { ref, clone });
}
