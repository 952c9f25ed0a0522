/** What the core says of a blank report. The build asks it and puts the answer in this module's place. */
declare module "blank-report" {
  const blank: {
    /** The kind of saved file, with its version. */
    schema: string;
    form: import("../../target/pkg/xxgk_annual_report.js").OfficialForm;
    view: import("../../target/pkg/xxgk_annual_report.js").View;
  };
  export default blank;
}
