import { describe, expect, it } from "vitest";
import { recordSettings } from "../../../src/config/settings/record.ts";

const parse = (keyless: object) => recordSettings.safeParse({ sign: "keyless", keyless });

describe("record.keyless", () => {
  it.each([
    ["nothing", {}, { fulcio: "https://fulcio.sigstore.dev", rekor: "https://rekor.sigstore.dev" }],
    [
      "GitHub's instance",
      { instance: "github" },
      {
        fulcio: "https://fulcio.githubapp.com",
        rekor: undefined,
        timestampAuthority: "https://timestamp.githubapp.com",
      },
    ],
    [
      "a timestamp authority beside the public instance",
      { timestampAuthority: "https://tsa.example/api/v1/timestamp" },
      {
        rekor: "https://rekor.sigstore.dev",
        timestampAuthority: "https://tsa.example/api/v1/timestamp",
      },
    ],
    [
      "services of one's own, and no public log beside them",
      { fulcio: "https://ca.example/", timestampAuthority: "https://tsa.example" },
      { fulcio: "https://ca.example", rekor: undefined, timestampAuthority: "https://tsa.example" },
    ],
    [
      "services on this machine",
      { fulcio: "http://127.0.0.1:5555", rekor: "http://localhost:3000", audience: "mine" },
      { fulcio: "http://127.0.0.1:5555", rekor: "http://localhost:3000", audience: "mine" },
    ],
  ])("takes %s", (_, keyless, services) => {
    expect(parse(keyless).data?.keyless).toMatchObject(services);
  });

  it.each([
    ["a certificate authority alone", { fulcio: "https://ca.example" }],
    ["a log alone", { rekor: "https://log.example" }],
    [
      "an instance and a certificate authority",
      { instance: "github", fulcio: "https://a.example", rekor: "https://b.example" },
    ],
    ["a token sent in the clear", { fulcio: "http://ca.example", rekor: "https://log.example" }],
    [
      "a host that only looks local",
      { fulcio: "http://127.0.0.1.example", rekor: "https://log.example" },
    ],
    ["a password", { fulcio: "https://a:b@ca.example", rekor: "https://log.example" }],
    ["an instance nobody knows", { instance: "gitlab" }],
    ["an empty audience", { audience: "" }],
  ])("refuses %s", (_, keyless) => {
    expect(parse(keyless).success).toBe(false);
  });
});
