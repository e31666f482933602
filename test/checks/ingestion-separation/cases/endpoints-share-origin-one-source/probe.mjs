console.log(process.env.INGESTION_ENDPOINT_URL ?? "");
