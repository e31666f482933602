console.log("https://ingest.provider.example/v1");
