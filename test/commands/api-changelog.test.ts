import { expect, it } from "vitest";
import { apiDiffOutput } from "../../src/report/api-diff-output.ts";
import { promoteHere } from "../support/promote-here.ts";
import { testRepository } from "../support/repository.ts";

const response = { responses: { "200": { description: "ok" } } };
const document = (paths: object) =>
  JSON.stringify({ openapi: "3.0.3", info: { title: "Shop", version: "1" }, paths });

function project() {
  const repository = testRepository();
  repository.commit({ "api.json": document({ "/orders": { get: response } }) });
  repository.write({
    "api.json": document({
      "/orders": { get: { ...response, deprecated: true, summary: "List *all*" } },
      "/carts": { get: response, post: response },
    }),
  });
  return repository.path;
}

it("promote api changelog tells release notes", async () => {
  const cwd = project();
  const { code, stdout } = await promoteHere(["api", "changelog", "HEAD:api.json", "api.json"], {
    cwd,
  });
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: `## API changes from \`HEAD:api.json\` to \`api.json\`

### Added (2)

- \`GET /carts\` was added
- \`POST /carts\` was added

### Deprecated (1)

- \`GET /orders\` is deprecated

### Documentation (1)

- \`GET /orders\` summary was added
`,
  });
  const json = await promoteHere(["api", "changelog", "HEAD:api.json", "api.json", "--json"], {
    cwd,
  });
  const { changes } = apiDiffOutput.parse(JSON.parse(json.stdout));
  expect(changes?.counts).toMatchObject({ added: 2, deprecated: 1, documentation: 1 });
});

it("promote api changelog says that nothing changed, and what it cannot read", async () => {
  const cwd = project();
  const same = await promoteHere(["api", "changelog", "api.json", "api.json"], { cwd });
  expect(same).toMatchObject({ code: 0, stdout: expect.stringContaining("Nothing changed.") });
  const missing = await promoteHere(["api", "changelog", "v9:api.json", "api.json"], { cwd });
  expect(missing).toMatchObject({ code: 2, stdout: "" });
  expect(missing.stderr).toContain(
    "v9:api.json: there is neither such a file nor a commit v9 here",
  );
});
