import type { Candidate } from "../gate/candidate.ts";
import type { Output } from "./output.ts";

/** Says so when the file of the signing key lies where the candidate's own code has it beside itself. */
export function adviseOnKeyFile(
  file: string | undefined,
  { repository }: Pick<Candidate, "repository">,
  output: Output,
): void {
  if (file === undefined || !file.startsWith(`${repository}/`)) return;
  output.message(
    `The signing key ${file} lies in the repository, within reach of the code that is checked; \`promote key create\` puts one outside.`,
  );
}
