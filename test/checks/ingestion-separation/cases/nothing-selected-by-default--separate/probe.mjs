const { NODE_ENV, INGESTION_ENDPOINT_URL_PROD: production, INGESTION_ENDPOINT_URL_STAGING: staging } = process.env;
if (NODE_ENV === "production") console.log(production);
if (NODE_ENV === "staging") console.log(staging);
