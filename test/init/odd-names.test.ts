import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { parseConfig } from "../../src/config/parse-config.ts";
import { annotatedYaml } from "../../src/init/annotated-yaml.ts";
import { configText } from "../../src/init/config-text.ts";
import type { RepositoryView } from "../../src/init/repository-view.ts";
import { survey } from "../../src/init/survey.ts";
import { workflowText } from "../../src/init/workflow-text.ts";

const oddCharacters = [
  ..."abc é日本🎈 '\"`#:&*!|>%@{}[],?-~\\$\t=",
  "\u2028",
  "\u0085",
  "\u007f",
  "\n",
  "\r",
];
const oddName = fc
  .array(fc.constantFrom(...oddCharacters), { minLength: 1, maxLength: 12 })
  .map((parts) => parts.join(""));

/** What a folder can be called; git and promote name folders by `/`. */
const folderName = oddName.filter((name) => name.trim() !== "" && !name.includes("\\"));

const branchName = oddName.filter((name) => !name.includes(["$", "{{"].join("")));

/** The name that a pattern of GitHub is, which has its own characters behind `\`. */
function unescaped(pattern: string): string {
  expect(pattern).toMatch(/^(?:\\.|[^*+?[\]!\\])*$/su);
  return pattern.replace(/\\(.)/gsu, "$1");
}

describe("YAML that is written", () => {
  it("parses back to the same, whatever names and comments hold", () => {
    fc.assert(
      fc.property(
        fc.dictionary(oddName, oddName),
        fc.array(oddName),
        oddName,
        (map, list, comment) => {
          const data = { map, list, last: comment };
          const text = annotatedYaml(data, {
            heading: [comment, "more"],
            remarks: [
              { at: ["map"], lines: [comment] },
              { at: ["list", 0], lines: [comment] },
              ...Object.keys(map).map((key) => ({ at: ["map", key], lines: [comment] })),
            ],
            apart: [["list"]],
            inline: [["list"]],
            behind: [{ at: ["last"], text: comment }],
          });
          expect(parse(text)).toEqual(data);
        },
      ),
      { examples: [[{}, [":\na"], "a"]] },
    );
  });

  it("of a project with an odd name is a configuration that names it, and a workflow", () => {
    fc.assert(
      fc.property(folderName, oddName, branchName, (folder, script, branch) => {
        const view = oddProject(folder, `openapi:${script}`, branch);
        const found = survey(view, folder);
        const { config, problems } = parseConfig(configText(found, folder), "promote.yaml");
        expect(problems).toEqual([]);
        expect(config?.root).toBe(folder);
        expect(config?.checks["openapi-match"]).toMatchObject({
          generate: ["npm", "run", "--silent", `openapi:${script}`],
        });
        const workflow = parse(workflowText(found, "promote"));
        expect(workflow.on.push.branches.map(unescaped)).toEqual([branch]);
        const steps: { run?: string; "working-directory"?: string }[] = workflow.jobs.promote.steps;
        const gate = steps.find(({ run }) => run?.includes("bin/promote"));
        expect(gate?.["working-directory"]).toBe(folder);
      }),
      { numRuns: 60 },
    );
  });

  it("of a default branch that no pattern can name looks at each push", () => {
    const start = ["$", "{{"].join("");
    const workflow = workflowText(survey(oddProject("", "openapi", `a${start}b`), ""), "promote");
    expect(parse(workflow).on.push).toEqual({});
  });

  it("has no expression that a folder's name could bring in", () => {
    const start = ["$", "{{"].join("");
    const text = workflowText(
      survey(oddProject(`a${start} secrets.X }}`, "openapi", "main"), `a${start} secrets.X }}`),
      "promote",
    );
    expect(
      parse(text).jobs.promote.steps.map(
        (step: { "working-directory"?: string }) => step["working-directory"],
      ),
    ).toContain(`a${start} '${start}' }} secrets.X }}`);
  });
});

function oddProject(folder: string, script: string, defaultBranch: string): RepositoryView {
  const manifest = JSON.stringify({
    scripts: { [script]: "node generate.js" },
    dependencies: { pg: "8" },
  });
  const texts = new Map([
    [`${folder}/package.json`, manifest],
    [`${folder}/openapi.json`, '{ "openapi": "3.1.0" }'],
  ]);
  return { paths: [...texts.keys()], texts, dotenv: new Map(), tags: [], defaultBranch };
}
