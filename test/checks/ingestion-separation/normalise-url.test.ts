import { describe, expect, it } from "vitest";
import {
  overlapOf,
  ownerOf,
  reachedBy,
  selectedBy,
} from "../../../src/checks/ingestion-separation/compare-urls.ts";
import { normaliseUrl } from "../../../src/checks/ingestion-separation/normalise-url.ts";

function urlOf(text: string) {
  const url = normaliseUrl(text);
  if (typeof url === "string") throw new Error(`${text} is ${url}`);
  return url;
}

describe("normaliseUrl", () => {
  it.each([
    ["https://Ingest.Example/v1/", "https", "ingest.example", "/v1"],
    ["https://ingest.example:443", "https", "ingest.example", ""],
    ["https://ingest.example./", "https", "ingest.example", ""],
    ["https://ingest.example../v1", "https", "ingest.example", "/v1"],
    ["https://ingest.example:8443/a/../v1", "https", "ingest.example:8443", "/v1"],
    ["https://ingest.example/%2e%2E/a/./%7Ev1//", "https", "ingest.example", "/a/~v1"],
    ["https://ingest.example/a%2fb", "https", "ingest.example", "/a%2Fb"],
    ["https://user:secret@ingest.example/v1?token=t#part", "https", "ingest.example", "/v1"],
    ["https://bücher.example", "https", "xn--bcher-kva.example", ""],
    ["http://0x7f.1:80", "http", "127.0.0.1", ""],
    ["https://[::ffff:8.8.8.8]:8443/v1", "https", "8.8.8.8:8443", "/v1"],
    ["HTTPS://INGEST.EXAMPLE:0443/", "https", "ingest.example", ""],
    ["http://[0:0::1]:8080", "http", "[::1]:8080", ""],
  ])("%s", (text, scheme, authority, path) => {
    expect(normaliseUrl(text)).toMatchObject({ scheme, authority, path });
  });

  it.each([
    ["ingest.example/v1", "not-a-url"],
    ["https://", "not-a-url"],
    ["https://./", "not-a-url"],
    ["", "not-a-url"],
    ["https:ingest.example", "not-a-url"],
    ["https:///ingest.example", "not-a-url"],
    ["https:\\\\ingest.example\\v1", "not-a-url"],
    ["https://ing\test.example", "not-a-url"],
    ["https://ingest.example/v1 (default)", "not-a-url"],
    ["wss://ingest.example", "not-http"],
    ["ftp://ingest.example", "not-http"],
    ["localhost:3000", "not-http"],
  ])("%j is %s", (text, reason) => {
    expect(normaliseUrl(text)).toBe(reason);
  });
});

describe("overlapOf", () => {
  it.each([
    ["https://a.example", "https://b.example", "apart"],
    ["https://a.example", "https://a.example:8443", "apart"],
    ["https://a.example/x", "https://A.example:443/y", "origin"],
    ["http://a.example/x", "https://a.example/x/", "same"],
    ["http://a.example:443/x", "https://a.example/y", "origin"],
    ["https://a.example/v1/trial", "https://a.example/v1", "staging-inside"],
    ["https://a.example", "https://a.example/v1", "production-inside"],
    ["https://a.example/v10", "https://a.example/v1", "origin"],
  ])("%s and %s: %s", (staging, production, overlap) => {
    expect(overlapOf({ staging: urlOf(staging), production: urlOf(production) })).toBe(overlap);
  });
});

describe("whose a printed URL is", () => {
  const urls = {
    staging: urlOf("https://hub.example/v1/trial"),
    production: urlOf("https://hub.example/v1"),
  };

  it.each([
    ["https://hub.example/v1/trial/scores", "staging", "both"],
    ["https://hub.example/v1/trial", "staging", "both"],
    ["https://hub.example/v1/scores", "production", "both"],
    ["https://hub.example/v1/trials", "production", "both"],
    ["https://hub.example/v2", "neither", "both"],
    ["http://hub.example/v1", "neither", "both"],
    ["https://other.example/v1", "neither", "neither"],
  ])("%s", (printed, selected, owner) => {
    expect(selectedBy(urlOf(printed), urls)).toBe(selected);
    expect(ownerOf(urlOf(printed), urls)).toBe(owner);
  });

  it("is both's where the two are one, and of two of one length the one that it lies below", () => {
    const production = urlOf("https://hub.example/live");
    const one = { staging: production, production };
    expect(selectedBy(urlOf("https://hub.example/live/scores"), one)).toBe("both");
    const two = { staging: urlOf("https://hub.example/test"), production };
    expect(selectedBy(urlOf("https://hub.example/live/scores"), two)).toBe("production");
    expect(selectedBy(urlOf("https://hub.example/test/scores"), two)).toBe("staging");
  });

  it("is production's where that lies below staging's", () => {
    const nested = { staging: urls.production, production: urls.staging };
    expect(selectedBy(urlOf("https://hub.example/v1/trial/scores"), nested)).toBe("production");
  });

  it("is reached over http too, though it is not the one that is selected", () => {
    const apart = { staging: urls.staging, production: urlOf("https://live.example/v1") };
    const printed = urlOf("http://live.example/v1/scores");
    expect(reachedBy(printed, apart)).toBe("production");
    expect(selectedBy(printed, apart)).toBe("neither");
    expect(ownerOf(printed, apart)).toBe("production");
  });
});
