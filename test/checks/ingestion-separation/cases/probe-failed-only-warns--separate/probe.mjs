const { NODE_ENV, INGESTION_ENDPOINT_URL_PROD: production, INGESTION_ENDPOINT_URL_STAGING: staging } = process.env;
console.error("Error: no cache");
process.stdout.write(`${NODE_ENV === "production" ? production : staging}  \r\n\r\n`);
