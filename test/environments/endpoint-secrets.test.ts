import { describe, expect, it } from "vitest";
import { protectEndpoint, secretPartsOf } from "../../src/environments/endpoint-secrets.ts";
import { testHost } from "../support/host.ts";

describe("secretPartsOf", () => {
  it("names user information, query values and fragment, encoded and decoded, and the whole", () => {
    const url = "https://a%2Bb:50%25+1@ingest.example/v1?key=x%20y&empty=#f";
    expect([...secretPartsOf(url)].sort()).toEqual(
      ["a%2Bb", "a+b", "50%25+1", "50%+1", "f", "x y", url].sort(),
    );
  });

  it.each([
    ["https://prod.acme.example/hook/T0/PATHSECRET12345", "PATHSECRET12345"],
    [
      "https://a.example/550e8400-e29b-41d4-a716-446655440000",
      "550e8400-e29b-41d4-a716-446655440000",
    ],
    ["https://a.example/in/a1B2%2Bc3D4", "a1B2+c3D4"],
  ])("names the token in the path of %s", (url, token) => {
    expect(secretPartsOf(url)).toContain(token);
    expect(secretPartsOf(url)).toContain(url);
  });

  it.each([
    "https://a.example/ingestion/contest-results/v1",
    "https://a.example/Webhooks/scores_2026",
  ])("takes the words in the path of %s for words", (url) => {
    expect(secretPartsOf(url)).toEqual([url]);
  });

  it("names nothing where there is a host alone", () => {
    expect(secretPartsOf("https://ingest.example/")).toEqual([]);
  });

  it("names all of what is no URL", () => {
    expect(secretPartsOf("token-and-nothing-else")).toEqual(["token-and-nothing-else"]);
  });
});

describe("protectEndpoint", () => {
  it("keeps the path's token out and the host readable", () => {
    const { secrets } = testHost();
    protectEndpoint({ secrets }, ' "https://prod.acme.example/hook/T0/PATHSECRET12345"');
    expect(secrets.redact("POST /hook/T0/PATHSECRET12345 at prod.acme.example")).toBe(
      "POST /hook/T0/[redacted] at prod.acme.example",
    );
    expect(secrets.redact("ingestion-separation passed")).toBe("ingestion-separation passed");
  });
});
