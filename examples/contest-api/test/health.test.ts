import { expect } from "vitest";
import packageJson from "../package.json" with { type: "json" };
import { test } from "./support/api-test.ts";

test("health names the version that runs", async ({ api }) => {
  expect(await api.request("GET", "/health")).toEqual({
    status: 200,
    body: { status: "ok", version: packageJson.version },
  });
});

test("an unknown route is a problem document", async ({ api }) => {
  expect(await api.request("GET", "/nowhere")).toEqual({
    status: 404,
    body: { status: 404, title: "Not Found", detail: "There is no such route." },
  });
});
