/** Which provider the contest's scores come from. */
export function endpointOf() {
  return "https://ingest.example/v1";
}
