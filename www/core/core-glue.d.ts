/** wasm-bindgen's module as a function, which the build makes of it (`build/glue.mjs`). */
declare module "core-glue" {
  type Package = typeof import("../../target/pkg/xxgk_annual_report.js");
  export type Opened = import("../../target/pkg/xxgk_annual_report.js").Opened;
  export type Review = import("../../target/pkg/xxgk_annual_report.js").Review;

  /** Makes it anew. `watch` is given the exports of its instance, and returns those that it uses. */
  export function newGlue(watch: (exports: WebAssembly.Exports) => WebAssembly.Exports): Pick<
    Package,
    "Draft" | "Reports" | "copiedReport" | "openFile" | "openText" | "sha256"
  > & {
    imports: WebAssembly.Imports;
    begin(instance: WebAssembly.Instance): void;
  };
}
