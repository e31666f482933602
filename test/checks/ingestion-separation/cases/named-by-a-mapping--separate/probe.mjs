const { NODE_ENV, LIVE_FEED, TRIAL_FEED, INGESTION_ENDPOINT_URL } = process.env;
if (INGESTION_ENDPOINT_URL !== undefined) throw new Error("a name that the code does not have");
console.log(NODE_ENV === "production" ? LIVE_FEED : TRIAL_FEED);
