// Page code, for the offline file only: takes the place of www/core/worker-source.ts.
import { newGlue } from "core-glue";
import script from "worker-script";
import { trustedScript } from "../core/trusted";

export function newWorker() {
  // The page's own function, which needs nothing around it: written down once more it would be 6 KB.
  const glue = `self.newGlue = ${newGlue};`;
  const address = URL.createObjectURL(new Blob([glue, script], { type: "text/javascript" }));
  try {
    return new Worker(trustedScript(address));
  } finally {
    // It is on its way.
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }
}
