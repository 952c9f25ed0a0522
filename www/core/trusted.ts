/**
 * Pages that enforce Trusted Types take markup, and the address of a script, from a policy alone, whose name they have
 * to allow. Most pages enforce nothing, and the browser takes the text itself.
 */

/** The name of the policy. Lit has one of its own, `lit-html`. */
const POLICY = "xxgk-annual-report";

export interface Policy {
  createHTML(markup: string): unknown;
  createScriptURL?(address: string): unknown;
}

let policy: Policy | undefined;
let isRefused = false;

/** Goes on with the policy that the offline file has made before this script. */
export function takePolicy(made: Policy | undefined): void {
  policy ??= made;
}

function ours(): Policy | undefined {
  if (policy || isRefused) return policy;
  const same = (text: string) => text;
  try {
    policy = window.trustedTypes?.createPolicy(POLICY, { createHTML: same, createScriptURL: same });
  } catch {
    // The page allows no policy of that name. Each try would be reported to the site.
    isRefused = true;
  }
  return policy;
}

/** Whether the page takes markup from here: it may allow Lit's policy alone. */
export function isTrusted(): boolean {
  ours();
  return !isRefused;
}

/** Markup that was escaped where it was made. */
export function trustedMarkup(markup: string): string {
  return (ours()?.createHTML(markup) ?? markup) as string;
}

/** The address of a script of this package. */
export function trustedScript(address: string): string {
  if (!isTrusted()) throw new TypeError("the page allows no policy of this name");
  return (ours()?.createScriptURL?.(address) ?? address) as string;
}
