const { NODE_ENV, INGESTION_ENDPOINT_URL_PROD: production, INGESTION_ENDPOINT_URL_STAGING: staging } = process.env;
if (NODE_ENV === "production") throw new TypeError("endpoint.select is not a function");
console.log(staging);
