import { words } from "./fault-words.ts";

/** The commit whose configuration a run is to follow. */
export const policyFaults = {
  "policy/ref-missing": words<{ ref: string; clone: string }>({
    message: ({ ref, clone }) =>
      `The configuration cannot be read from ${ref}: it is no branch, tag or full commit id of ${clone}.`,
    remedy: ({ ref }) => {
      const branch = branchOf(ref);
      const fetched = /^[0-9a-f]{40,}$/.test(branch)
        ? "then"
        : `which makes origin/${branch} (where it does not, \`git fetch origin ${branch}:refs/remotes/origin/${branch}\` does), then`;
      return `Fetch it (\`git fetch origin ${branch}\`), ${fetched} give what the clone has to --policy-ref; HEAD's configuration is not taken in its place.`;
    },
  }),
  "policy/ref-ambiguous": words<{ ref: string; names: string; first: string }>({
    message: ({ ref, names }) =>
      `The configuration cannot be read from ${ref}: it is ${names} in this clone, and whoever can push one of them must not choose for the other.`,
    remedy: ({ first }) =>
      `Write the name out, as in \`--policy-ref ${first}\`, or give the commit's full id.`,
  }),
};

/** What to ask the remote for: `origin/main` is its branch `main`. */
function branchOf(ref: string): string {
  return ref.replace(/^refs\/(heads|tags|remotes)\//, "").replace(/^origin\//, "");
}
