const { NODE_ENV, INGESTION_ENDPOINT_URL_PROD: production, INGESTION_ENDPOINT_URL_STAGING: staging } = process.env;
console.log(NODE_ENV === "production" ? new URL("/other", production).href : staging);
