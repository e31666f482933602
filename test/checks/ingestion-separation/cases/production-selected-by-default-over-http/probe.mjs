const { NODE_ENV, INGESTION_ENDPOINT_URL_PROD: production, INGESTION_ENDPOINT_URL_STAGING: staging } = process.env;
if (NODE_ENV === "production") console.log(production);
else console.log(NODE_ENV === "staging" ? staging : production.replace("https", "http"));
