if [ "$NODE_ENV" = production ]; then
  printf '%s\n' "$INGESTION_ENDPOINT_URL_PROD"
else
  printf '%s\n' "$INGESTION_ENDPOINT_URL_STAGING"
fi
