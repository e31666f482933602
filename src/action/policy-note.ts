import { markdownCode } from "../report/markdown-text.ts";
import { clipped } from "../report/run-report.ts";
import type { FollowedPolicy, PolicyDifference } from "./policy.ts";

const mostFiles = 5;
const longestPath = 200;

/** What takes effect after the merge, and what is the change's own word; empty when the change touches neither. */
export function policyNote(followed: FollowedPolicy | undefined): string {
  const lines = [...differenceLines(followed?.difference), ...workflowLines(followed?.workflow)];
  return lines.length === 0 ? "" : `${lines.map((line) => `> ${line}`).join("\n>\n")}\n\n`;
}

function differenceLines(difference: PolicyDifference | undefined): readonly string[] {
  if (difference === undefined || difference.changes.length === 0) return [];
  const { changes, commit } = difference;
  const shown = changes.slice(0, mostFiles).map(({ part, file }) => `${part} (${pathCode(file)})`);
  const more = changes.length - shown.length;
  const what = `${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
  return [
    `The gate followed the policy of ${markdownCode(commit.slice(0, 12))} (configuration, waivers, trusted keys). What this change edits of it takes effect after merge: ${what}.`,
  ];
}

function workflowLines(workflow: string | undefined): readonly string[] {
  if (workflow === undefined) return [];
  return [
    `This change edits the workflow ${pathCode(workflow)}, which GitHub runs as the change has it. Whatever its \`config-ref\` says, the base counts; its other inputs are the change's own word, so look at them before you merge.`,
  ];
}

function pathCode(path: string): string {
  return markdownCode(clipped(path, longestPath));
}
