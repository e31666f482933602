/** Which provider the contest's scores come from. */
export function endpointOf({
  NODE_ENV,
  INGESTION_ENDPOINT_URL_PROD,
  INGESTION_ENDPOINT_URL_STAGING,
}) {
  if (NODE_ENV === "production") return INGESTION_ENDPOINT_URL_PROD;
  if (NODE_ENV === "staging") return INGESTION_ENDPOINT_URL_STAGING;
  throw new Error("NODE_ENV is neither staging nor production");
}
