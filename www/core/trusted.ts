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

/** Goes on with the policy that the offline file has made before this script. */
export function takePolicy(made: Policy | undefined): void {
  policy ??= made;
}

function ours(): Policy | undefined {
  const same = (text: string) => text;
  policy ??= window.trustedTypes?.createPolicy(POLICY, { createHTML: same, createScriptURL: same });
  return policy;
}

/** Markup that was escaped where it was made. */
export function trustedMarkup(markup: string): string {
  return (ours()?.createHTML(markup) ?? markup) as string;
}

/** The address of a script of this package. */
export function trustedScript(address: string): string {
  return (ours()?.createScriptURL?.(address) ?? address) as string;
}
