/** Which provider the contest's scores come from. */
export function endpointOf({
  APP_ENV,
  INGESTION_ENDPOINT_URL_PROD,
  INGESTION_ENDPOINT_URL_STAGING,
}) {
  return APP_ENV === "production" ? INGESTION_ENDPOINT_URL_PROD : INGESTION_ENDPOINT_URL_STAGING;
}
