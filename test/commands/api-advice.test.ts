import { createServer } from "node:http";
import { describe, expect, it, onTestFinished } from "vitest";
import { adviceOn } from "../../src/commands/api-advice.ts";
import type { JsonObject } from "../../src/openapi/document.ts";

const document = (members: JsonObject): JsonObject => ({
  ...{ openapi: "3.0.3", info: { title: "prizes", version: "1" }, paths: {} },
  ...members,
});

describe("advice on a document", () => {
  it("is nothing for a sound one, references in circles among them", async () => {
    const Prize = { properties: { next: { $ref: "#/components/schemas/Prize" } } };
    expect(await adviceOn(document({ components: { schemas: { Prize } } }))).toEqual([]);
  });

  it("says what a validator holds against it, and leaves it as it is", async () => {
    const faulty = document({ paths: { "/a": { get: { responses: {} } } } });
    const before = structuredClone(faulty);
    const advice = await adviceOn(faulty);
    expect(advice).toEqual(["#/paths/~1a/get/responses must NOT have fewer than 1 properties"]);
    expect(faulty).toEqual(before);
  });

  it("never throws, whatever it is given", async () => {
    for (const odd of [{}, { openapi: "3.2.0" }, { swagger: 2 }, { openapi: "3.1.0", paths: [] }])
      expect((await adviceOn(odd)).length).toBeGreaterThan(0);
  });

  it("looks at nothing else", async () => {
    let connections = 0;
    const server = createServer((_, response) => response.end("{}"));
    server.on("connection", () => {
      connections += 1;
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const schemas = {
      a: { $ref: `http://127.0.0.1:${port}/a.json` },
      b: { $ref: "/etc/passwd" },
      c: { $ref: "package.json" },
    };
    const advice = await adviceOn(document({ components: { schemas } }));
    expect(advice.join("\n")).not.toMatch(/ENOENT|root:|promote-gate/);
    expect(connections).toBe(0);
  });
});
