import type { FaultText } from "../gate/faults/fault-text.ts";

/** One fault: what could not be done and what to do, as `explain` prints it. */
export function faultPage(code: string, { message, remedy }: FaultText): string {
  return [
    `# ${code}`,
    "",
    `${message} A fault of the machine, not of the release candidate: the run is undecided.`,
    "",
    `- **What to do:** ${remedy}`,
  ].join("\n");
}
