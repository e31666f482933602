/** Where the skeleton goes, in the project. */
export const skeletonPath = "docs/runbooks/rollback.md";

/** The sections that a rollback is told in. */
export const runbookSections = [
  "Detection",
  "Diagnosis",
  "Recovery",
  "Verification",
  "Documentation",
] as const;

const steps: {
  readonly [Section in (typeof runbookSections)[number]]: readonly [what: string, command: string];
} = {
  Detection: ["Ask whether the service is healthy.", "curl -sS <health-url>"],
  Diagnosis: ["Tell which release is deployed.", "<command that prints the deployed version>"],
  Recovery: ["Deploy the previous release.", "<command that deploys the previous release>"],
  Verification: ["Ask again whether the service is healthy.", "curl -sS <health-url>"],
  Documentation: ["Write down what happened.", "<command that opens an incident>"],
};

/** A rollback document that passes no check until every placeholder is replaced. */
export function runbookText(): string {
  const sections = runbookSections.flatMap((title, index) => {
    const [what, command] = steps[title];
    return [
      `## ${title}`,
      "",
      `${index + 1}. ${what}`,
      "",
      "   ```sh",
      `   ${command}`,
      "   ```",
      "",
      `   Expected: \`<what it prints>\`.`,
      "",
    ];
  });
  return [
    "# Roll back <service>",
    "",
    "Who: <role>, on <machine>. Every step names its command and what it prints. Where it prints something else, stop and",
    "page <who>.",
    "",
    ...sections,
  ].join("\n");
}
