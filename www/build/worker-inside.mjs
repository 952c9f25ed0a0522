// Page code, for the offline file only: takes the place of www/core/worker-source.ts.
import script from "worker-script";
import { trustedScript } from "../core/trusted";

export function newWorker() {
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  try {
    return new Worker(trustedScript(address));
  } finally {
    // It is on its way.
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }
}
