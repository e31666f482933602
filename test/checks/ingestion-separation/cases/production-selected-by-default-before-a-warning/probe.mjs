const { NODE_ENV, INGESTION_ENDPOINT_URL_PROD: production, INGESTION_ENDPOINT_URL_STAGING: staging } = process.env;
if (NODE_ENV === "production" || NODE_ENV === "staging") console.log(NODE_ENV === "production" ? production : staging);
else console.log(`NODE_ENV is not known, so ${production}.\ncontinuing`);
