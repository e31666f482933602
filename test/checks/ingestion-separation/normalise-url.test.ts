import { describe, expect, it } from "vitest";
import { normaliseUrl } from "../../../src/checks/ingestion-separation/normalise-url.ts";

describe("normaliseUrl", () => {
  it.each([
    ["https://Ingest.Example/v1/", "https://ingest.example/v1"],
    ["https://ingest.example:443", "https://ingest.example"],
    ["https://ingest.example./", "https://ingest.example"],
    ["https://ingest.example:8443/a/../v1", "https://ingest.example:8443/v1"],
    ["https://user:secret@ingest.example/v1?token=t#part", "https://ingest.example/v1"],
    ["https://bücher.example", "https://xn--bcher-kva.example"],
    ["http://0x7f.1", "http://127.0.0.1"],
  ])("%s", (text, address) => {
    expect(normaliseUrl(text)).toMatchObject({ address });
  });

  it.each([
    ["ingest.example/v1", "not-a-url"],
    ["https://", "not-a-url"],
    ["", "not-a-url"],
    ["ftp://ingest.example", "not-http"],
    ["localhost:3000", "not-http"],
  ])("%j is %s", (text, reason) => {
    expect(normaliseUrl(text)).toBe(reason);
  });
});
