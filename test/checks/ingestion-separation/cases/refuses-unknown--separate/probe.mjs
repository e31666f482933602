const { NODE_ENV, INGESTION_ENDPOINT_URL_PROD: production, INGESTION_ENDPOINT_URL_STAGING: staging } = process.env;
const endpoint = new Map([["production", production], ["staging", staging]]).get(NODE_ENV);
if (endpoint === undefined) throw new Error(`NODE_ENV is ${NODE_ENV}, not staging or production`);
console.log(endpoint);
