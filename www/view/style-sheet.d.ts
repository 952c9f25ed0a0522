/** A style sheet as the build bundles it: as text, minified, with the breakpoints filled in. */
declare module "*.css" {
  const text: string;
  export default text;
}
