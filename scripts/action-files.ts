import { stringify } from "yaml";
import { inputs, outputs } from "../src/action/interface.ts";

const description =
  "Runs the promotion checklist between staging and production on a commit, comments on the pull request, and signs the record of the run.";

/** The text of `action.yml`. */
export function actionYaml(): string {
  const document = {
    name: "promote",
    description,
    inputs: Object.fromEntries(
      Object.entries(inputs).map(([name, { description, default: otherwise }]) => [
        name,
        { description, required: false, default: otherwise },
      ]),
    ),
    outputs: Object.fromEntries(
      Object.entries(outputs).map(([name, description]) => [name, { description }]),
    ),
    runs: { using: "node24", main: "dist/action.js" },
    branding: { icon: "check-circle", color: "green" },
  };
  return `# Written by \`npm run generate\` from src/action/interface.ts.\n${stringify(document, { lineWidth: 0 })}`;
}

const begin = "<!-- action: written by `npm run generate` -->";
const end = "<!-- /action -->";

/** The README with the tables of inputs and outputs as the code has them. Throws when it has no place for them. */
export function readmeWithAction(readme: string): string {
  const [before, rest, ...more] = readme.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(`README.md has no one place between ${begin} and ${end}.`);
  }
  return `${before}${begin}\n\n${tables()}\n\n${end}${after}`;
}

function tables(): string {
  const inputRows = Object.entries(inputs).map(
    ([name, { description, default: otherwise }]) =>
      `| \`${name}\` | ${otherwise === "" ? "" : `\`${otherwise}\``} | ${cell(description)} |`,
  );
  const outputRows = Object.entries(outputs).map(
    ([name, description]) => `| \`${name}\` | ${cell(description)} |`,
  );
  return [
    "| input | default | |",
    "| --- | --- | --- |",
    ...inputRows,
    "",
    "| output | |",
    "| --- | --- |",
    ...outputRows,
  ].join("\n");
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
