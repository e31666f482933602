import { expect, test } from "vitest";
import { selectIngestionEndpoint } from "../src/ingestion-client.ts";

const endpoints = {
  INGESTION_ENDPOINT_URL_PROD: "https://scores.example/v1",
  INGESTION_ENDPOINT_URL_STAGING: "https://scores.staging.example/v1",
};

test("staging ingests from the staging provider", () => {
  const endpoint = selectIngestionEndpoint({ ...endpoints, NODE_ENV: "staging" });
  expect(endpoint.href).toBe(endpoints.INGESTION_ENDPOINT_URL_STAGING);
});

test("production ingests from the production provider", () => {
  const endpoint = selectIngestionEndpoint({ ...endpoints, NODE_ENV: "production" });
  expect(endpoint.href).toBe(endpoints.INGESTION_ENDPOINT_URL_PROD);
});

test.each([undefined, "", "development", "prod"])(
  "no provider is selected when NODE_ENV is %j",
  (NODE_ENV) => {
    expect(() => selectIngestionEndpoint({ ...endpoints, NODE_ENV })).toThrow(/^NODE_ENV is /);
  },
);
