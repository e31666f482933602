import { endpointOf } from "./endpoint.mjs";

console.log(endpointOf(process.env));
