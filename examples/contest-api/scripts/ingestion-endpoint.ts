import { selectIngestionEndpoint } from "../src/ingestion-client.ts";

console.log(selectIngestionEndpoint(process.env).href);
