// A client of both services that shares no code with them: @grpc/grpc-js, and the protos as anybody has them. It lists the
// services by reflection, calls one method of each, and watches the ledger up to its head. What it got goes to standard
// output, as one object in JSON; a failure ends it with 1.
//
// read_and_watch.js SOURCE_DIR REGISTRY RECONCILIATION CERTIFICATE KEY AUTHORITY
"use strict";

const fs = require("fs");
const path = require("path");
const grpc = require("@grpc/grpc-js");
const protoLoader = require("@grpc/proto-loader");

const DEADLINE_MS = 60_000;
const [sourceDir, registryAddress, reconciliationAddress, certificate, key, authority] = process.argv.slice(2);

const definition = protoLoader.loadSync(
  [
    "handover/registry/v1/registry_service.proto",
    "handover/reconciliation/v1/reconciliation_service.proto",
    "grpc/reflection/v1alpha/reflection.proto",
  ],
  { includeDirs: [path.join(sourceDir, "protos"), "/usr/share/grpc-proto"], longs: String, enums: String, defaults: true }
);
const { handover, grpc: grpcProtos } = grpc.loadPackageDefinition(definition);
const credentials = grpc.credentials.createSsl(fs.readFileSync(authority), fs.readFileSync(key), fs.readFileSync(certificate));

const deadline = () => ({ deadline: Date.now() + DEADLINE_MS });

function call(client, method, request) {
  return new Promise((resolve, reject) =>
    client[method](request, deadline(), (error, response) => (error ? reject(error) : resolve(response)))
  );
}

function listServices(address) {
  return new Promise((resolve, reject) => {
    const stream = new grpcProtos.reflection.v1alpha.ServerReflection(address, credentials).serverReflectionInfo(deadline());
    stream.on("error", reject);
    stream.on("data", (response) => {
      resolve(response.listServicesResponse.service.map((service) => service.name).sort());
      stream.end();
    });
    stream.write({ listServices: "" });
  });
}

// The revisions of a watch from the start, as they come, up to `head`.
function watch(client, head) {
  return new Promise((resolve, reject) => {
    const revisions = [];
    const stream = client.watchRecords({ view: "ENTRY_VIEW_RECORD" }, deadline());
    stream.on("error", (error) => (error.code === grpc.status.CANCELLED ? resolve(revisions) : reject(error)));
    stream.on("data", (response) => {
      for (const record of response.records) revisions.push(Number(record.revision));
      if (revisions.length >= head) stream.cancel();
    });
  });
}

async function main() {
  const registry = new handover.registry.v1.RegistryService(registryAddress, credentials);
  const reconciliation = new handover.reconciliation.v1.ReconciliationService(reconciliationAddress, credentials);
  const status = await call(reconciliation, "getStatus", {});
  const record = await call(registry, "getRecord", { name: "agreements/istanbul-2025-06-02" });
  const result = {
    registryServices: await listServices(registryAddress),
    reconciliationServices: await listServices(reconciliationAddress),
    followedRevision: Number(status.basis.revision),
    recordName: record.record.name,
    watched: await watch(registry, Number(status.basis.revision)),
  };
  process.stdout.write(JSON.stringify(result) + "\n", () => process.exit(0));
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
